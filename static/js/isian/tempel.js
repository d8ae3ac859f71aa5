// A block copied from a spreadsheet goes into the cells under the cursor, over the lines and columns that can be seen.

// What a spreadsheet puts on the clipboard: tabs between cells, line ends between rows. A text in quotation marks is
// one cell only if it needs them (Excel writes a plain "so" without doubling its marks).
export function uraiBlok(teks) {
  const baris = [[]];
  let sisa = teks.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  for (;;) {
    const kutip = /^"((?:[^"]|"")*)"(?=[\t\n]|$)/.exec(sisa);
    const isi = kutip && /[\t\n]|""/.test(kutip[1]) ? kutip : /^[^\t\n]*/.exec(sisa);
    baris.at(-1).push(isi === kutip ? kutip[1].replaceAll('""', '"') : isi[0]);
    sisa = sisa.slice(isi[0].length);
    if (!sisa) return baris;
    if (sisa[0] === "\n") baris.push([]);
    sisa = sisa.slice(1);
  }
}

export function pasangTempel(lembar, gerak, isi, kabar) {
  lembar.tabel.addEventListener("paste", (e) => {
    const sel = lembar.dariElemen(e.target);
    if (!sel || gerak.cara === "sunting") return;
    const blok = uraiBlok(e.clipboardData.getData("text/plain"));
    if (gerak.cara === "ketik" && blok.length === 1 && blok[0].length === 1) return;
    e.preventDefault();
    kabar(tempel(lembar, sel, blok, isi));
  });
}

function tempel(lembar, mulai, blok, isi) {
  const baris = lembar.baris.slice(lembar.baris.indexOf(mulai.tr));
  // Last year's and computed figures are not filled in: a block passes them over.
  const kolom = [...mulai.tr.cells].filter((td) => td.cellIndex >= mulai.td.cellIndex && !td.matches(".j-lalu, .j-hitung"));
  const perubahan = [];
  const lewat = { jumlah: 0, takMuat: 0, bukanPilihan: 0 };
  blok.forEach((nilai, b) =>
    nilai.forEach((mentah, k) => {
      const teks = mentah.replace(/\s+/g, " ").trim();
      const sel = kolom[k] && lembar.pada(baris[b], kolom[k].cellIndex);
      const ke = sel && pilihan(sel, teks);
      if (ke !== undefined) perubahan.push({ sel, ke });
      else if (teks) lewat[!baris[b] || !kolom[k] ? "takMuat" : sel ? "bukanPilihan" : "jumlah"]++;
    }),
  );
  isi(perubahan);
  const pesan = [`${perubahan.length} sel ditempel.`];
  if (lewat.jumlah) pesan.push(`${lewat.jumlah} nilai dilewati karena jatuh di sel yang tidak diisi (jumlah).`);
  if (lewat.takMuat) pesan.push(`${lewat.takMuat} nilai tidak muat di bawah atau di kanan lembar.`);
  if (lewat.bukanPilihan) pesan.push(`${lewat.bukanPilihan} nilai dilewati karena tidak ada dalam pilihan kolomnya.`);
  return `${pesan.join(" ")} Ctrl+Z untuk mengurungkan.`;
}

// In a list of choices a text counts by its label, too.
function pilihan(sel, teks) {
  if (sel.el.tagName !== "SELECT") return teks;
  return [...sel.el.options].find((o) => [o.value, o.text].some((t) => t.toLowerCase() === teks.toLowerCase()))?.value;
}
