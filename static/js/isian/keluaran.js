// Cells that the server computes and says anew after each saving: sums, differences, percentages.

export class Keluaran {
  constructor() {
    this.el = new Map([...document.querySelectorAll("output[data-keluaran]")].map((el) => [el.dataset.keluaran, el]));
  }

  // { name: [text, whether it disagrees with what it is held against] }
  dariServer(isi) {
    for (const [nama, [teks, beda]] of Object.entries(isi)) {
      const el = this.el.get(nama);
      if (!el) continue;
      if (el.value !== teks) el.value = teks;
      el.closest("td").toggleAttribute("data-beda", beda);
    }
  }
}
