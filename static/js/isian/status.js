// How things stand as a whole: in sight at once, and said by a screen reader when it has settled.

export const MASALAH = ["salah", "bentrok", "hilang"];

export class Status {
  constructor(antre) {
    this.antre = antre;
    this.el = document.getElementById("status");
    this.suara = document.getElementById("status-suara");
    this.tombol = document.getElementById("ke-masalah");
    antre.addEventListener("keadaan", () => this.tampilkan());
    this.tampilkan();
  }

  tampilkan() {
    const [keadaan, teks, tombol] = this.#susun();
    this.el.dataset.keadaan = keadaan;
    if (this.el.textContent !== teks) this.el.textContent = teks;
    this.tombol.textContent = tombol || "";
    this.tombol.hidden = !tombol;
    clearTimeout(this.jadwal);
    this.jadwal = setTimeout(() => (this.suara.textContent = teks), 700);
  }

  // Entries that need somebody to look at them.
  get masalah() {
    return [...this.antre.isian].filter(([, isian]) => MASALAH.includes(isian.keadaan)).map(([nama]) => nama);
  }

  #susun() {
    const { antre } = this;
    const belum = antre.isian.size;
    const masalah = this.masalah.length;
    const kalimat = `${belum} isian belum tersimpan`;
    if (antre.simpanan.rusak && belum) return ["belum", `${kalimat}, dan peramban ini tidak dapat menyimpan cadangan. Jangan tutup halaman ini.`];
    if (antre.halangan) return ["belum", `${kalimat}: ${antre.pesan}`, antre.halangan !== "ditolak" && "Masuk"];
    if (antre.gagal || (belum && !navigator.onLine)) return ["belum", `${kalimat}. Server tidak dapat dihubungi; isian aman di peramban ini.`];
    if (antre.berjalan) return ["menyimpan", "Menyimpan…"];
    if (masalah) return ["salah", `${masalah} isian belum tersimpan dan perlu dilihat.`, "Ke isian itu"];
    if (belum) return ["belum", `${kalimat}.`];
    return antre.jam ? ["tersimpan", `Semua isian tersimpan, pukul ${antre.jam}.`] : ["diam", "Isian disimpan setiap kali Anda meninggalkan sel."];
  }
}
