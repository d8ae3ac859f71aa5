// What is typed and not yet saved, kept in this browser: one item per cell, so that two windows do not write over each
// other, and under the name of the person and the Renja, so that nobody else's login ever reads or sends it.
// localStorage, because it is written before the next key is pressed; a database in the browser would answer later.

export class Simpanan {
  constructor(pengguna, renja) {
    this.awalan = `isian/${pengguna}/${renja}/`;
    this.rusak = false; // the browser keeps nothing (private window, disk full)
  }

  tulis(nama, isian) {
    this.#coba(() => localStorage.setItem(this.awalan + nama, JSON.stringify(isian)));
  }

  hapus(nama) {
    this.#coba(() => localStorage.removeItem(this.awalan + nama));
  }

  // [[name, entry], …] left behind by an earlier visit.
  semua() {
    const milik = this.#coba(() => Object.entries(localStorage)) ?? [];
    return milik
      .filter(([kunci]) => kunci.startsWith(this.awalan))
      .map(([kunci, isi]) => [kunci.slice(this.awalan.length), this.#coba(() => JSON.parse(isi))])
      .filter(([, isian]) => isian);
  }

  #coba(aksi) {
    try {
      return aksi();
    } catch {
      this.rusak = true;
    }
  }
}
