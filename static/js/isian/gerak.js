// Moving and editing as in a spreadsheet. Three ways of being in a cell:
//   pilih   it is chosen, its text selected: keys move, typing replaces;
//   ketik   one has begun to type over it: arrows take the text and move on;
//   sunting F2 or a second click: arrows move within the text.

const ARAH = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], PageUp: [-15, 0], PageDown: [15, 0] };

export class Gerak {
  constructor(lembar, antre, urung) {
    Object.assign(this, { lembar, antre, urung, sel: null, cara: "pilih" });
    const tabel = lembar.tabel;
    tabel.addEventListener("focusin", (e) => this.#masuk(lembar.dariElemen(e.target)));
    tabel.addEventListener("focusout", (e) => this.#keluar(lembar.dariElemen(e.target)));
    tabel.addEventListener("input", (e) => this.#diketik(lembar.dariElemen(e.target)));
    tabel.addEventListener("keydown", (e) => this.#tombol(e));
    tabel.addEventListener("pointerdown", (e) => this.#ditekan(e));
    tabel.addEventListener("click", (e) => this.#diklik(e));
    tabel.addEventListener("dblclick", (e) => lembar.dariElemen(e.target) && this.#ubahCara("sunting"));
  }

  #masuk(sel) {
    if (!sel) return;
    // Back from another window: one goes on where one was, perhaps in the middle of a text.
    if (this.jendelaLain && sel === this.sel) return (this.jendelaLain = false);
    this.jendelaLain = false;
    this.sel = sel;
    this.semula = sel.teks;
    this.#ubahCara("pilih");
    this.#pilihTeks(sel.el);
  }

  #keluar(sel) {
    if (!sel) return;
    this.jendelaLain = document.activeElement === sel.el && !document.hasFocus();
    if (this.jendelaLain) return; // the window was left, not the cell
    if (sel.teks !== this.semula) this.urung.catat([{ sel, dari: this.semula, ke: sel.teks }]);
    this.semula = sel.teks;
    this.antre.lepas(sel);
    this.#ubahCara("pilih");
  }

  #diketik(sel) {
    if (!sel) return;
    if (this.cara === "pilih") this.#ubahCara("ketik");
    this.antre.ketik(sel);
  }

  // The text of the cell one is in was set by something else: that is where Esc goes back to.
  diamkan() {
    if (this.sel) this.semula = this.sel.teks;
    this.#ubahCara("pilih");
    if (this.sel && document.activeElement === this.sel.el) this.#pilihTeks(this.sel.el);
  }

  // A first click chooses the cell; the second one puts the cursor into its text.
  #ditekan(e) {
    const sel = this.lembar.dariElemen(e.target);
    this.klikPertama = sel && e.target !== document.activeElement;
    if (sel && !this.klikPertama) this.#ubahCara("sunting");
  }

  #diklik(e) {
    if (this.klikPertama && e.target === document.activeElement) this.#pilihTeks(e.target);
    this.klikPertama = false;
  }

  #tombol(e) {
    const sel = this.lembar.dariElemen(e.target);
    if (!sel || e.isComposing) return;
    if (this.#pintasan(e, sel)) e.preventDefault();
  }

  // Whether the key was ours.
  #pintasan(e, sel) {
    if (e.altKey) return false;
    if (e.ctrlKey || e.metaKey) return this.cara === "pilih" && this.#denganCtrl(e);
    if (e.key === "Enter") return this.#pindah(sel, e.shiftKey ? -1 : 1, 0) || true;
    if (e.key === "Escape") return this.#batalkan(sel);
    if (e.key === "F2") return this.#sunting(sel);
    if (this.cara === "sunting") return false;
    if (e.key === "Home" || e.key === "End") return this.cara === "pilih" && this.#keUjung(sel.tr, e.key === "Home");
    const arah = ARAH[e.key];
    // In a list of choices up and down go through it, once one has begun to type.
    if (!arah || e.shiftKey || (this.cara === "ketik" && sel.el.list && arah[0])) return false;
    return this.#pindah(sel, ...arah) || true;
  }

  #denganCtrl(e) {
    const tombol = e.key.toLowerCase();
    if (tombol === "z" && !e.shiftKey) return this.urung.urungkan() || true;
    if (tombol === "y" || (tombol === "z" && e.shiftKey)) return this.urung.ulangi() || true;
    if (tombol !== "home" && tombol !== "end") return false;
    const baris = this.lembar.baris.filter((tr) => this.#selDi(tr).length);
    return this.#keUjung(baris.at(tombol === "home" ? 0 : -1), tombol === "home");
  }

  // To the nearest cell in that direction where something can be typed.
  #pindah(sel, turun, kanan) {
    const baris = this.lembar.baris;
    let [b, k, tujuan] = [baris.indexOf(sel.tr), sel.td.cellIndex, null];
    for (let sisa = Math.abs(turun) || 1; sisa > 0; ) {
      b += Math.sign(turun);
      k += kanan;
      if (!baris[b] || !sel.tr.cells[k]) break;
      const calon = this.lembar.pada(baris[b], k);
      if (!calon) continue;
      tujuan = calon;
      sisa--;
    }
    if (tujuan) return this.ke(tujuan);
    // At the edge of the sheet there is nowhere to go, but the text is done.
    this.#keluar(sel);
    this.#pilihTeks(sel.el);
  }

  #keUjung(tr, awal) {
    this.ke(this.#selDi(tr).at(awal ? 0 : -1));
    return true;
  }

  #selDi(tr) {
    return [...tr.cells].map((_, k) => this.lembar.pada(tr, k)).filter(Boolean);
  }

  ke(sel) {
    sel.el.focus();
    sel.el.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  // Esc: the text as it was when one came; once more, for a text that was refused, what the server holds.
  #batalkan(sel) {
    if (this.cara === "pilih" && this.antre.isian.get(sel.nama)?.keadaan === "salah") this.antre.buang(sel);
    else if (sel.teks !== this.semula) {
      sel.teks = this.semula;
      this.antre.ketik(sel);
    }
    this.diamkan();
    return true;
  }

  #sunting(sel) {
    if (sel.el.tagName === "SELECT") sel.el.showPicker?.();
    else {
      this.#ubahCara("sunting");
      sel.el.setSelectionRange(sel.teks.length, sel.teks.length);
    }
    return true;
  }

  #pilihTeks(el) {
    if (el.tagName !== "SELECT") el.select();
  }

  #ubahCara(cara) {
    this.cara = cara;
    this.lembar.tabel.classList.toggle("menyunting", cara !== "pilih");
  }
}
