// What a text may hold: the same that the server keeps (renja/dokumen/bersih.py).

import { Schema, tableNodes } from "../../vendor/prosemirror/prosemirror.min.js";

// Placeholders stand as one piece: what they say comes from the data and cannot be typed into.
function isian(tag, daftar) {
  return {
    group: tag === "div" ? "block" : "inline",
    inline: tag === "span",
    atom: true,
    attrs: { kunci: {} },
    parseDOM: [
      {
        tag: `${tag}[data-isian]`,
        getAttrs: (el) => (daftar.has(el.dataset.isian) ? { kunci: el.dataset.isian } : false),
      },
    ],
    toDOM: (node) => {
      const i = daftar.get(node.attrs.kunci);
      if (i.gambar) return [tag, { "data-isian": i.kunci }, ["img", i.gambar]];
      const kata = tag === "div" ? `${i.sebutan} (diisi dari data)` : i.isi;
      return [tag, { "data-isian": i.kunci, title: `Isian: ${i.sebutan}` }, kata];
    },
  };
}

export function buatSkema(semua) {
  const daftar = new Map(semua.map((i) => [i.kunci, i]));
  const blok = new Map([...daftar].filter(([, i]) => i.blok));
  const sisip = new Map([...daftar].filter(([, i]) => !i.blok));
  return new Schema({
    nodes: {
      doc: { content: "block+" },
      paragraph: { group: "block", content: "inline*", parseDOM: [{ tag: "p" }], toDOM: () => ["p", 0] },
      heading: {
        group: "block",
        content: "inline*",
        defining: true,
        attrs: { level: { default: 4 } },
        parseDOM: [
          ...["h1", "h2", "h3", "h4"].map((tag) => ({ tag, attrs: { level: 4 } })),
          ...["h5", "h6"].map((tag) => ({ tag, attrs: { level: 5 } })),
        ],
        // On this page they stand right below its title.
        toDOM: ({ attrs: { level } }) => [`h${level}`, { "aria-level": level - 2 }, 0],
      },
      blockquote: { group: "block", content: "block+", defining: true, parseDOM: [{ tag: "blockquote" }], toDOM: () => ["blockquote", 0] },
      bullet_list: { group: "block", content: "list_item+", parseDOM: [{ tag: "ul" }], toDOM: () => ["ul", 0] },
      ordered_list: { group: "block", content: "list_item+", parseDOM: [{ tag: "ol" }], toDOM: () => ["ol", 0] },
      list_item: { content: "block+", defining: true, parseDOM: [{ tag: "li" }], toDOM: () => ["li", 0] },
      ...tableNodes({ tableGroup: "block", cellContent: "block+", cellAttributes: {} }),
      daftar_isian: isian("div", blok),
      isian: isian("span", sisip),
      hard_break: { group: "inline", inline: true, selectable: false, parseDOM: [{ tag: "br" }], toDOM: () => ["br"] },
      text: { group: "inline" },
    },
    marks: {
      strong: { parseDOM: [{ tag: "strong" }, { tag: "b" }], toDOM: () => ["strong", 0] },
      em: { parseDOM: [{ tag: "em" }, { tag: "i" }], toDOM: () => ["em", 0] },
    },
  });
}
