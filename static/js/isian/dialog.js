// The password on the spot, when the session ran out while somebody was typing.

export class DialogSandi {
  constructor(antre, pengirim) {
    Object.assign(this, { antre, pengirim });
    this.el = document.getElementById("dialog-sandi");
    this.form = this.el.querySelector("form");
    this.galat = document.getElementById("galat-sandi");
    this.form.addEventListener("submit", (e) => this.#masuk(e));
    document.getElementById("sandi-nanti").addEventListener("click", () => this.el.close());
    antre.addEventListener("halangan", ({ detail }) => this.#halangan(detail));
  }

  #halangan({ hasil, pesan }) {
    if (hasil === "ditolak") return;
    document.getElementById("sebab-sandi").textContent = `${pesan} Isian Anda tetap ada di sini. Masuklah untuk melanjutkan.`;
    this.buka();
  }

  buka() {
    this.galat.textContent = "";
    if (!this.el.open) this.el.showModal();
    this.form.elements.password.focus();
  }

  async #masuk(e) {
    e.preventDefault();
    const { password } = this.form.elements;
    this.galat.textContent = await this.pengirim.masuk(new FormData(this.form));
    password.value = "";
    if (this.galat.textContent) return password.focus();
    this.el.close(); // the focus goes back to the cell
    this.antre.lanjutkan();
  }
}
