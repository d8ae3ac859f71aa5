// The sheet as the scripts see it: its cells by name, what the server holds, which row version was seen.

export class Sel {
  constructor(el, alamat, kolom) {
    this.el = el;
    this.nama = el.name;
    this.alamat = alamat; // b12: the row whose version counts
    this.kolom = kolom;
    this.td = el.closest("td");
    this.tr = el.closest("tr");
    // What the server holds; not what came back unsaved from the plain form.
    this.tersimpan = this.td.dataset.status ? null : el.value;
  }

  get teks() {
    return this.el.value;
  }

  set teks(teks) {
    this.el.value = teks;
  }

  get rupiah() {
    return this.td.classList.contains("j-rupiah");
  }

  get kode() {
    return this.tr.dataset.kode;
  }

  get nomor() {
    return this.tr.dataset.nomor;
  }

  // How people call it: "Pagu 2021, Penyediaan Jasa Surat Menyurat".
  get sebutan() {
    return this.el.getAttribute("aria-labelledby").split(" ").map((id) => document.getElementById(id).textContent).join(" ");
  }
}

export class Lembar {
  constructor(form) {
    this.form = form;
    this.tabel = form.querySelector("table");
    this.sel = new Map();
    this.versi = new Map();
    for (const el of form.querySelectorAll("tbody td > :is(input, textarea, select)")) {
      if (el.type === "hidden") this.versi.set(el.name, Number(el.value));
      else this.sel.set(el.name, this.#buat(el));
    }
  }

  #buat(el) {
    const [alamat, kolom] = el.name.split("-");
    return new Sel(el, alamat, kolom);
  }

  dariElemen(el) {
    return this.sel.get(el?.name);
  }

  // The same cell after its row was removed and put back (then it has another address), or a new indicator was saved.
  padanan(kode, nomor, kolom) {
    return [...this.sel.values()].find((s) => s.kode === kode && s.nomor === String(nomor) && s.kolom === kolom);
  }

  // Lines that can be seen, in order.
  get baris() {
    return [...this.tabel.tBodies[0].rows].filter((tr) => tr.offsetParent !== null);
  }

  // The cell in a line and column of the table, if something can be typed there.
  pada(tr, kolom) {
    return this.dariElemen(tr?.cells[kolom]?.querySelector(":is(input:not([type=hidden]), textarea, select)"));
  }

  // The version of the row moves on; hidden fields too, so that the plain form knows as much.
  catatVersi(alamat, versi) {
    if (versi <= (this.versi.get(alamat) ?? -1)) return;
    this.versi.set(alamat, versi);
    this.form.elements[alamat].value = versi;
  }
}
