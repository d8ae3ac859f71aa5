// What is typed and not yet saved, kept in this browser: one item per cell, so that two windows do not write over each
// other, and under the name of the person and the Renja, so that nobody else's login ever reads or sends it.
// localStorage, because it is written before the next key is pressed; a database in the browser would answer later.

export class Simpanan {
  constructor(pengguna, renja) {
    this.awalan = `isian/${pengguna}/${renja}/`;
    this.rusak = false; // the browser keeps nothing (private window, disk full)
  }

  tulis(nama, isian) {
    try {
      localStorage.setItem(this.awalan + nama, JSON.stringify(isian));
    } catch {
      this.rusak = true;
    }
  }

  hapus(nama) {
    try {
      localStorage.removeItem(this.awalan + nama);
    } catch {
      this.rusak = true;
    }
  }

  // [[name, entry], …] left behind by an earlier visit.
  semua() {
    const hasil = [];
    try {
      for (let i = 0; i < localStorage.length; i++) {
        const kunci = localStorage.key(i);
        if (kunci.startsWith(this.awalan)) hasil.push([kunci.slice(this.awalan.length), JSON.parse(localStorage.getItem(kunci))]);
      }
    } catch {
      this.rusak = true;
    }
    return hasil;
  }
}
