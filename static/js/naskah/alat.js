// The row of buttons above a text: what each does, when it can be pressed, and whether it holds where the cursor is.

import {
  addColumnAfter,
  addRowAfter,
  closeHistory,
  deleteColumn,
  deleteRow,
  deleteTable,
  isInTable,
  lift,
  liftListItem,
  redo,
  setBlockType,
  sinkListItem,
  TextSelection,
  toggleHeaderRow,
  toggleMark,
  undo,
  wrapIn,
  wrapInList,
} from "../../vendor/prosemirror/prosemirror.min.js";

const BARIS = 3;
const KOLOM = 2;

function sisipTabel(state, kirim) {
  const { table, table_row, table_cell, table_header } = state.schema.nodes;
  if (isInTable(state)) return false;
  const baris = (jenis) => table_row.create(null, Array.from({ length: KOLOM }, () => jenis.createAndFill()));
  const isi = [baris(table_header), ...Array.from({ length: BARIS - 1 }, () => baris(table_cell))];
  if (kirim) {
    const tr = state.tr.replaceSelectionWith(table.create(null, isi));
    const awal = tr.mapping.map(state.selection.from, -1);
    kirim(tr.setSelection(TextSelection.near(tr.doc.resolve(awal + 1))).scrollIntoView());
  }
  return true;
}

function dalam(state, jenis, sifat) {
  const { $from } = state.selection;
  for (let d = $from.depth; d > 0; d -= 1) {
    const n = $from.node(d);
    if (n.type === jenis) return !sifat || n.hasMarkup(jenis, sifat);
  }
  return false;
}

function bertanda(state, tanda) {
  const { from, $from, to, empty } = state.selection;
  return Boolean(empty ? tanda.isInSet(state.storedMarks || $from.marks()) : state.doc.rangeHasMark(from, to, tanda));
}

// [word, command, whether it holds here, only within tables]
function daftar({ nodes: n, marks: m }) {
  const judul = (level) => ["heading", setBlockType(n.heading, { level }), (s) => dalam(s, n.heading, { level })];
  const bolakBalik = (jenis, masuk) => (s, k, v) => (dalam(s, jenis) ? (liftListItem(n.list_item)(s, k, v) || lift(s, k)) : masuk(s, k, v));
  return [
    [
      ["Paragraf", setBlockType(n.paragraph), (s) => dalam(s, n.paragraph)],
      ["Judul", ...judul(4).slice(1)],
      ["Anak judul", ...judul(5).slice(1)],
    ],
    [
      ["Tebal", toggleMark(m.strong), (s) => bertanda(s, m.strong)],
      ["Miring", toggleMark(m.em), (s) => bertanda(s, m.em)],
    ],
    [
      ["Butir", bolakBalik(n.bullet_list, wrapInList(n.bullet_list)), (s) => dalam(s, n.bullet_list)],
      ["Nomor", bolakBalik(n.ordered_list, wrapInList(n.ordered_list)), (s) => dalam(s, n.ordered_list)],
      ["Lebih dalam", sinkListItem(n.list_item)],
      ["Lebih luar", liftListItem(n.list_item)],
      ["Kutipan", (s, k, v) => (dalam(s, n.blockquote) ? lift(s, k) : wrapIn(n.blockquote)(s, k, v)), (s) => dalam(s, n.blockquote)],
    ],
    [
      ["Tabel", sisipTabel],
      ["+ baris", addRowAfter, null, true],
      ["+ kolom", addColumnAfter, null, true],
      ["− baris", deleteRow, null, true],
      ["− kolom", deleteColumn, null, true],
      ["Baris judul", toggleHeaderRow, null, true],
      ["Hapus tabel", deleteTable, null, true],
    ],
    [
      ["Urungkan", undo],
      ["Ulangi", redo],
    ],
  ];
}

function tombol(kata, kelas = "") {
  const b = document.createElement("button");
  b.type = "button";
  b.className = `alat ${kelas}`;
  b.textContent = kata;
  return b;
}

export class BilahAlat {
  constructor(skema, isian) {
    this.dom = document.createElement("div");
    this.dom.className = "bilah-alat";
    this.dom.setAttribute("role", "group");
    this.dom.setAttribute("aria-label", "Bentuk naskah");
    this.tombol = [];
    for (const kelompok of daftar(skema)) {
      const wadah = document.createElement("div");
      for (const [kata, perintah, berlaku, tabel] of kelompok) {
        const b = tombol(kata);
        b.addEventListener("click", () => {
          // Each button is undone by itself, not with what was typed before it.
          perintah(this.view.state, (tr) => this.view.dispatch(closeHistory(tr)), this.view);
          this.view.focus();
        });
        // The selection in the text stays where it is.
        b.addEventListener("mousedown", (e) => e.preventDefault());
        this.tombol.push({ b, perintah, berlaku, tabel });
        wadah.append(b);
      }
      this.dom.append(wadah);
    }
    this.dom.append(this.#pilihIsian(skema, isian));
  }

  // The list of placeholders, and the button that puts one where the cursor is.
  #pilihIsian(skema, isian) {
    const wadah = document.createElement("div");
    wadah.className = "pilih-isian";
    const label = document.createElement("label");
    label.htmlFor = "pilih-isian";
    label.textContent = "Isian dari data";
    const pilih = document.createElement("select");
    pilih.id = "pilih-isian";
    for (const [judul, blok] of [["Angka dan nama", false], ["Daftar, di baris tersendiri", true]]) {
      const kelompok = document.createElement("optgroup");
      kelompok.label = judul;
      for (const i of isian.filter((x) => x.blok === blok)) {
        kelompok.append(new Option(i.isi ? `${i.sebutan}: ${i.isi}` : i.sebutan, i.kunci));
      }
      pilih.append(kelompok);
    }
    const b = tombol("Sisipkan isian");
    b.addEventListener("click", () => {
      const i = isian.find((x) => x.kunci === pilih.value);
      const jenis = i.blok ? skema.nodes.daftar_isian : skema.nodes.isian;
      const { state } = this.view;
      this.view.dispatch(state.tr.replaceSelectionWith(jenis.create({ kunci: i.kunci }), false).scrollIntoView());
      this.view.focus();
    });
    wadah.append(label, pilih, b);
    return wadah;
  }

  // Called by the editor after every change.
  perbarui(view) {
    this.view = view;
    const diTabel = isInTable(view.state);
    for (const { b, perintah, berlaku, tabel } of this.tombol) {
      b.hidden = Boolean(tabel) && !diTabel;
      const kini = berlaku?.(view.state) ?? false;
      if (berlaku) b.setAttribute("aria-pressed", String(kini));
      b.setAttribute("aria-disabled", String(!kini && !perintah(view.state)));
    }
  }
}
