// The editor in place of the plain field. It sends the same form; without it the field takes lines of text.

import {
  baseKeymap,
  chainCommands,
  DOMParser,
  DOMSerializer,
  EditorState,
  EditorView,
  exitCode,
  goToNextCell,
  history,
  keymap,
  Plugin,
  redo,
  sinkListItem,
  liftListItem,
  splitListItem,
  tableEditing,
  toggleMark,
  undo,
} from "../../vendor/prosemirror/prosemirror.min.js";
import { BilahAlat } from "./alat.js";
import { Konsep } from "./konsep.js";
import { buatSkema } from "./skema.js";

const borang = document.getElementById("borang-naskah");
const awal = document.getElementById("naskah-awal");
const medan = document.getElementById("naskah");

function tombol(skema) {
  const baris = (state, kirim) => {
    kirim?.(state.tr.replaceSelectionWith(skema.nodes.hard_break.create()).scrollIntoView());
    return true;
  };
  const butir = skema.nodes.list_item;
  return {
    "Mod-z": undo,
    "Mod-y": redo,
    "Shift-Mod-z": redo,
    "Mod-b": toggleMark(skema.marks.strong),
    "Mod-i": toggleMark(skema.marks.em),
    Enter: splitListItem(butir),
    "Shift-Enter": chainCommands(exitCode, baris),
    "Mod-]": sinkListItem(butir),
    "Mod-[": liftListItem(butir),
    // Tab walks through cells and, behind the last one, on through the page.
    Tab: goToNextCell(1),
    "Shift-Tab": goToNextCell(-1),
  };
}

// Below a table or a list of data there is always a line to go on writing.
const barisAkhir = new Plugin({
  appendTransaction: (_tr, _lama, state) =>
    state.doc.lastChild.type.name === "paragraph"
      ? null
      : state.tr.insert(state.doc.content.size, state.schema.nodes.paragraph.create()),
});

function mulai() {
  const isian = JSON.parse(document.getElementById("naskah-isian").textContent);
  const skema = buatSkema(isian);
  const bilah = new BilahAlat(skema, isian);
  const urai = DOMParser.fromSchema(skema);
  const tulis = (doc) => {
    const wadah = document.createElement("div");
    wadah.append(DOMSerializer.fromSchema(skema).serializeFragment(doc.content));
    return wadah.innerHTML;
  };
  const keadaan = (doc) =>
    EditorState.create({
      doc,
      plugins: [
        history(),
        keymap(tombol(skema)),
        keymap(baseKeymap),
        tableEditing(),
        barisAkhir,
        new Plugin({ view: (view) => (bilah.perbarui(view), { update: (v) => bilah.perbarui(v) }) }),
      ],
    });

  const tempat = document.createElement("div");
  tempat.className = "penyunting";
  const mulanya = urai.parse(awal.content);
  const konsep = new Konsep(borang.dataset.konsep, borang.elements.tanda.value);
  let berubah = false;
  const view = new EditorView(tempat, {
    state: keadaan(mulanya),
    attributes: { role: "textbox", "aria-multiline": "true", "aria-label": "Naskah", id: "penyunting" },
    dispatchTransaction(tr) {
      view.updateState(view.state.apply(tr));
      if (!tr.docChanged) return;
      berubah = true;
      konsep.tulis(() => tulis(view.state.doc));
    },
  });
  tempat.prepend(bilah.dom);
  document.getElementById("tempat-teks").replaceWith(tempat);

  // What was sent comes back without empty lines, so only its words are compared.
  const kata = (doc) => doc.textContent.replace(/\s+/g, "");
  konsep.tawarkan(tempat, (html, dikirim) => {
    const wadah = document.createElement("template");
    wadah.innerHTML = html;
    const doc = urai.parse(wadah.content);
    return doc.eq(mulanya) || (dikirim && kata(doc) === kata(mulanya)) ? null : () => (view.updateState(keadaan(doc)), (berubah = true));
  });

  borang.addEventListener("submit", () => {
    const hasil = document.createElement("input");
    hasil.type = "hidden";
    hasil.name = "isi";
    hasil.value = tulis(view.state.doc);
    konsep.kirim(hasil.value);
    borang.append(hasil);
    borang.elements.bentuk.value = "html";
    berubah = false;
  });
  borang.querySelector("[data-batal]").addEventListener("click", () => {
    berubah = false;
    konsep.buang();
  });
  window.addEventListener("beforeunload", (e) => {
    if (berubah) e.preventDefault();
  });
  // Back from the page that was sent to: the form is as it was left, and is sent anew.
  window.addEventListener("pageshow", (e) => {
    if (e.persisted) borang.querySelectorAll("input[name=isi]").forEach((x) => x.remove());
  });
}

if (borang && awal && medan) mulai();
