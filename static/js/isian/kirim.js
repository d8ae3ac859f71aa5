// One request to the server, and what became of it in a word: berhasil, putus (try again later), masuk (the session ran
// out), orang_lain (somebody else is logged in here now), ditolak (trying again would not help).

const BATAS_WAKTU = 20_000;

export class Pengirim {
  constructor(form) {
    this.data = form.dataset;
    this.token = form.elements.csrfmiddlewaretoken;
  }

  async simpan(sel) {
    const isi = JSON.stringify({ pengguna: Number(this.data.pengguna), sel });
    let jawaban = await this.#kirim(this.data.simpan, { method: "POST", body: isi });
    // A login in another window has changed the token: fetch the new one and send once more.
    if (jawaban.hasil === "token" && (await this.segarkan())) {
      jawaban = await this.#kirim(this.data.simpan, { method: "POST", body: isi });
    }
    return jawaban.hasil === "token" ? { hasil: "ditolak", pesan: "Muat ulang halaman ini." } : jawaban;
  }

  // Log in on the spot; returns the message if that failed.
  async masuk(isi) {
    const body = new URLSearchParams([...isi, ["pengguna", this.data.pengguna]]);
    const jawaban = (await this.segarkan()) && (await this.#token({ method: "POST", body }));
    return jawaban.hasil === "berhasil" ? "" : jawaban.pesan ?? "Server belum dapat dihubungi. Coba lagi.";
  }

  // A fresh token; false if the server cannot be reached.
  async segarkan() {
    return (await this.#token({})).hasil === "berhasil";
  }

  async #token(permintaan) {
    const jawaban = await this.#kirim(this.data.masuk, permintaan);
    if (jawaban.hasil === "berhasil") {
      for (const el of document.querySelectorAll("[name=csrfmiddlewaretoken]")) el.value = jawaban.isi.csrf;
    }
    return jawaban;
  }

  async #kirim(alamat, isi) {
    try {
      const jawaban = await fetch(alamat, {
        ...isi,
        headers: { "X-CSRFToken": this.token.value },
        signal: AbortSignal.timeout(BATAS_WAKTU),
        redirect: "error",
      });
      return baca(jawaban.status, await jawaban.json().catch(() => null));
    } catch {
      return { hasil: "putus" };
    }
  }
}

function baca(status, isi) {
  if (status === 200 && isi) return { hasil: "berhasil", isi };
  if (status === 401 && isi) return { hasil: isi.sebab, pesan: isi.pesan };
  if (status === 403 && !isi) return { hasil: "token" };
  // What a proxy says, and whatever else is no answer of ours.
  if (status >= 500 || status === 408 || status === 429 || !isi) return { hasil: "putus" };
  return { hasil: "ditolak", pesan: isi.pesan };
}
