// Ctrl+Z: one's own changes, one after the other, a pasted block as one. Undoing is a change like any other: it is
// saved, and meets a conflict where somebody else has changed the cell since.

export class Urung {
  lalu = [];
  depan = [];

  constructor(isi) {
    this.isi = isi; // writes texts into cells and has them saved
  }

  catat(perubahan) {
    if (!perubahan.length) return;
    this.lalu.push(perubahan);
    this.depan = [];
  }

  urungkan() {
    const perubahan = this.lalu.pop();
    if (!perubahan) return;
    this.depan.push(perubahan);
    this.isi(perubahan.map(({ sel, dari }) => ({ sel, ke: dari })));
  }

  ulangi() {
    const perubahan = this.depan.pop();
    if (!perubahan) return;
    this.lalu.push(perubahan);
    this.isi(perubahan);
  }
}
