// What is typed and not yet saved, kept in this browser: a session that ended or a power cut costs nothing. Under the
// person and the part, so that nobody else's login is offered it.

const JEDA = 500; // milliseconds without a key

export class Konsep {
  #kunci;
  #tanda;
  #tunggu = 0;

  constructor(kunci, tanda) {
    this.#kunci = `naskah/${kunci}`;
    this.#tanda = tanda;
  }

  tulis(isi) {
    clearTimeout(this.#tunggu);
    this.#tunggu = setTimeout(() => this.#coba(() => localStorage.setItem(this.#kunci, JSON.stringify({ isi: isi(), tanda: this.#tanda }))), JEDA);
  }

  // Kept until the page is seen again with the same text: what was sent may not have arrived.
  kirim(isi) {
    clearTimeout(this.#tunggu);
    this.#coba(() => localStorage.setItem(this.#kunci, JSON.stringify({ isi, tanda: this.#tanda, dikirim: true })));
  }

  buang() {
    clearTimeout(this.#tunggu);
    this.#coba(() => localStorage.removeItem(this.#kunci));
  }

  // Offers what an earlier visit left, above `tempat`; `pulihkan` answers how to take it, or nothing if it says the same.
  tawarkan(tempat, pulihkan) {
    const ada = this.#coba(() => JSON.parse(localStorage.getItem(this.#kunci)));
    const ambil = ada?.isi ? pulihkan(ada.isi, ada.dikirim) : null;
    if (!ambil) {
      if (ada) this.buang();
      return;
    }
    const pesan = document.createElement("div");
    pesan.className = "pesan";
    pesan.setAttribute("role", "status");
    const kata = document.createElement("p");
    kata.textContent = `Di peramban ini ada tulisan Anda yang belum tersimpan${ada.tanda === this.#tanda ? "" : "; sesudah itu naskah ini diubah"}.`;
    const tindakan = document.createElement("div");
    tindakan.className = "tindakan";
    for (const [nama, aksi] of [["Pulihkan", ambil], ["Buang", () => this.buang()]]) {
      const b = document.createElement("button");
      b.type = "button";
      b.className = "alat";
      b.textContent = nama;
      b.addEventListener("click", () => {
        aksi();
        pesan.remove();
        tempat.querySelector("[role=textbox]").focus();
      });
      tindakan.append(b);
    }
    pesan.append(kata, tindakan);
    tempat.before(pesan);
  }

  #coba(aksi) {
    try {
      return aksi();
    } catch {
      return null; // a browser that keeps nothing
    }
  }
}
