// The queue: every entry from the first key until the server has confirmed it.
//
// An entry: teks (what is typed), versi (of the row, as the person saw it when they began), selesai (the cell was left),
// dikirim (texts sent without an answer), waktu (when typed), keadaan (ketik, antre, kirim, salah, bentrok, hilang).
// One request is under way at a time, with everything that waits, in the order of typing: so versions follow each other.

const TERBANYAK = 500;
const JEDA = [2, 4, 8, 15, 30];

export class Antrean extends EventTarget {
  isian = new Map();
  berjalan = false;
  gagal = 0; // how often in a row the server could not be reached
  halangan = ""; // masuk, orang_lain or ditolak: sending makes no sense until somebody acts
  jam = "";

  constructor(lembar, simpanan, pengirim) {
    super();
    Object.assign(this, { lembar, simpanan, pengirim });
    addEventListener("online", () => this.kirim());
  }

  // Somebody typed. Kept in this browser at once, sent when the cell is left.
  ketik(sel) {
    const ada = this.isian.get(sel.nama);
    if (sel.teks === sel.tersimpan && !ada?.dikirim.length) return this.#selesai(sel.nama);
    const isian = ada ?? { versi: this.lembar.versi.get(sel.alamat), dikirim: [], lama: sel.tersimpan };
    Object.assign(isian, { teks: sel.teks, waktu: Date.now(), selesai: false, kode: sel.kode, nomor: sel.nomor, kolom: sel.kolom });
    if (isian.keadaan !== "kirim") isian.keadaan = "ketik";
    this.#simpan(sel.nama, isian);
  }

  // The cell was left: its entry is ready.
  lepas(sel) {
    const isian = this.isian.get(sel.nama);
    if (!isian || isian.selesai) return;
    isian.selesai = true;
    if (isian.keadaan === "ketik") isian.keadaan = "antre";
    this.#simpan(sel.nama, isian);
    this.kirim();
  }

  // What an earlier visit left behind goes back into its cells; returns those that were not finished typing.
  pulihkan() {
    const belum = [];
    for (const [nama, isian] of this.simpanan.semua()) {
      let sel = this.lembar.sel.get(nama);
      if (!sel && (sel = this.lembar.padanan(isian.kode, isian.nomor, isian.kolom))) {
        // The row is another one now. Unless the cell still holds what was seen, it counts as never seen: nothing is
        // written over unasked.
        this.simpanan.hapus(nama);
        isian.versi = sel.tersimpan === isian.lama ? this.lembar.versi.get(sel.alamat) : 0;
      }
      if (sel && isian.teks === sel.tersimpan) {
        this.simpanan.hapus(sel.nama);
        continue;
      }
      if (sel) sel.teks = isian.teks;
      isian.keadaan = !sel ? "hilang" : isian.selesai ? "antre" : "ketik";
      this.#simpan(sel?.nama ?? nama, isian);
      if (sel && !isian.selesai) belum.push(sel);
    }
    this.kirim();
    return belum;
  }

  // Give an entry up, and show what the server holds.
  buang(sel) {
    const isian = this.isian.get(sel.nama);
    sel.teks = sel.tersimpan ?? isian?.lama ?? "";
    // On its way already: then it must be taken back, not forgotten.
    if (isian?.dikirim.length) return this.ketik(sel);
    this.#selesai(sel.nama);
  }

  // After a conflict: mine, over the version that I have now seen; or theirs.
  pilih(sel, saya) {
    const isian = this.isian.get(sel.nama);
    isian.versi = isian.mereka.versi;
    isian.dikirim = [];
    if (!saya) {
      sel.teks = sel.tersimpan = isian.mereka.nilai;
      return this.#selesai(sel.nama);
    }
    isian.keadaan = "antre";
    this.#simpan(sel.nama, isian);
    this.kirim();
  }

  get menunggu() {
    return [...this.isian].filter(([, isian]) => isian.keadaan === "antre");
  }

  async kirim() {
    clearTimeout(this.jadwal);
    if (this.berjalan || this.halangan || !this.menunggu.length) return this.#umumkan();
    this.berjalan = true;
    // Whatever is left in the same moment (a pasted block, Enter in the grid) goes together.
    await null;
    const kirim = this.menunggu.slice(0, TERBANYAK).sort(([, a], [, b]) => a.waktu - b.waktu);
    const sel = kirim.map(([nama, i]) => ({ nama, versi: i.versi, tulisan: i.teks, dikirim: [...i.dikirim] }));
    for (const [nama, isian] of kirim) {
      isian.keadaan = "kirim";
      // Remembered before it is sent: should the answer never come, this text in the database is still one's own.
      if (!isian.dikirim.includes(isian.teks)) isian.dikirim.push(isian.teks);
      this.#simpan(nama, isian);
    }
    this.#umumkan();
    const jawaban = await this.pengirim.simpan(sel);
    this.berjalan = false;
    if (jawaban.hasil === "berhasil") this.#terima(jawaban.isi, sel);
    else this.#tertunda(jawaban, sel);
    this.#umumkan();
    if (!this.gagal && this.menunggu.length) this.kirim();
  }

  #terima(isi, dikirim) {
    this.gagal = 0;
    this.jam = isi.waktu;
    const tulisan = new Map(dikirim.map((s) => [s.nama, s.tulisan]));
    for (const h of isi.hasil) this.#terimaSel(h, tulisan.get(h.nama));
    this.#kabarkan("jawaban", isi);
  }

  #terimaSel(h, tulisan) {
    const sel = this.lembar.sel.get(h.nama);
    const isian = this.isian.get(h.nama);
    if (sel && h.status !== "hilang") {
      sel.tersimpan = h.nilai;
      this.#gabung(sel.alamat, h.lain ?? {});
      this.lembar.catatVersi(sel.alamat, h.versi);
    }
    if (!isian) return;
    isian.dikirim = isian.dikirim.filter((t) => t !== tulisan);
    isian.mereka = { versi: h.versi, nilai: h.nilai, oleh: h.oleh, waktu: h.waktu };
    isian.pesan = h.pesan;
    isian.bacaan = h.bacaan;
    if (h.status === "tersimpan") isian.versi = h.versi;
    if (isian.teks === tulisan) isian.keadaan = h.status;
    // Typed on meanwhile: what was sent is done, what is typed now is not.
    else if (h.status === "bentrok") isian.keadaan = "bentrok";
    else isian.keadaan = isian.selesai ? "antre" : "ketik";
    if (isian.keadaan !== "tersimpan") return this.#simpan(h.nama, isian);
    if (sel && sel.teks !== h.nilai) sel.teks = h.nilai; // as the figure is written properly
    this.#selesai(h.nama, true);
  }

  // Other cells of the row that somebody else has changed: shown, unless one is typing there.
  #gabung(alamat, lain) {
    for (const [kolom, nilai] of Object.entries(lain)) {
      const sel = this.lembar.sel.get(`${alamat}-${kolom}`);
      if (!sel) continue;
      sel.tersimpan = nilai;
      if (this.isian.has(sel.nama)) continue;
      sel.teks = nilai;
      this.#ubah(sel.nama);
    }
  }

  #tertunda(jawaban, dikirim) {
    for (const { nama } of dikirim) {
      const isian = this.isian.get(nama);
      if (isian?.keadaan === "kirim") isian.keadaan = isian.selesai ? "antre" : "ketik";
      this.#ubah(nama);
    }
    if (jawaban.hasil === "putus") {
      const jeda = JEDA[Math.min(this.gagal++, JEDA.length - 1)];
      this.jadwal = setTimeout(() => this.kirim(), jeda * (800 + Math.random() * 400));
    } else {
      Object.assign(this, { halangan: jawaban.hasil, pesan: jawaban.pesan, gagal: 0 });
      this.#kabarkan("halangan", jawaban);
    }
  }

  // Somebody has logged in again.
  lanjutkan() {
    Object.assign(this, { halangan: "", gagal: 0 });
    return this.kirim();
  }

  #simpan(nama, isian) {
    this.isian.set(nama, isian);
    this.simpanan.tulis(nama, isian);
    this.#ubah(nama);
  }

  #selesai(nama, baruSaja = false) {
    this.isian.delete(nama);
    this.simpanan.hapus(nama);
    this.#ubah(nama, baruSaja);
  }

  #ubah(nama, baruSaja = false) {
    const sel = this.lembar.sel.get(nama);
    if (sel) this.#kabarkan("ubah", { sel, isian: this.isian.get(nama), baruSaja });
    this.#umumkan();
  }

  #umumkan() {
    this.#kabarkan("keadaan");
  }

  #kabarkan(apa, detail) {
    this.dispatchEvent(new CustomEvent(apa, { detail }));
  }
}
