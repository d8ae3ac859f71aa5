// How things stand as a whole: in sight at once, and said by a screen reader when it has settled.

const MASALAH = ["salah", "bentrok", "hilang"];

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
    this.tombol.textContent = tombol ?? "";
    this.tombol.hidden = !tombol;
    clearTimeout(this.jadwal);
    this.jadwal = setTimeout(() => this.#ucapkan(teks), 700);
  }

  // Entries that need somebody to look at them.
  get masalah() {
    return [...this.antre.isian].filter(([, isian]) => MASALAH.includes(isian.keadaan)).map(([nama]) => nama);
  }

  #susun() {
    const { antre } = this;
    const belum = antre.isian.size;
    const masalah = this.masalah.length;
    if (antre.simpanan.rusak && belum) return ["belum", `${belum} isian belum tersimpan, dan peramban ini tidak dapat menyimpan cadangan. Jangan tutup halaman ini.`];
    if (antre.halangan === "masuk" || antre.halangan === "orang_lain") return ["belum", `${belum} isian belum tersimpan: ${antre.pesan}`, "Masuk"];
    if (antre.halangan) return ["belum", `${belum} isian belum tersimpan: ${antre.pesan}`];
    if (antre.gagal || (belum && !navigator.onLine)) return ["belum", `${belum} isian belum tersimpan. Server tidak dapat dihubungi; isian aman di peramban ini dan dikirim begitu tersambung.`];
    if (antre.berjalan) return ["menyimpan", "Menyimpan…"];
    if (masalah) return ["salah", `${masalah} isian belum tersimpan dan perlu dilihat.`, "Ke isian itu"];
    if (belum) return ["belum", `${belum} isian belum tersimpan.`];
    return antre.jam ? ["tersimpan", `Semua isian tersimpan, pukul ${antre.jam}.`] : ["diam", "Isian disimpan setiap kali Anda meninggalkan sel."];
  }

  #ucapkan(teks) {
    if (this.suara.textContent !== teks) this.suara.textContent = teks;
  }
}
