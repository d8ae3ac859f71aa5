// Renews the progress of a PDF in place, and fetches the file as soon as it is there. Without it the page reloads itself.
const SELANG = 700;
const SELANG_GAGAL = 4000;

async function perbarui() {
  const lama = document.getElementById("kemajuan");
  let selang = SELANG;
  try {
    const jawaban = await fetch(location.href, { headers: { Accept: "text/html" } });
    if (jawaban.redirected || !jawaban.ok) { location.reload(); return; }
    const halaman = new DOMParser().parseFromString(await jawaban.text(), "text/html");
    const baru = halaman.getElementById("kemajuan");
    const fokus = document.activeElement?.matches("#kemajuan button, #kemajuan a") ? document.activeElement.textContent : "";
    document.title = halaman.title;
    lama.replaceWith(document.importNode(baru, true));
    const kini = document.getElementById("kemajuan");
    if (fokus) [...kini.querySelectorAll("button, a")].find((x) => x.textContent === fokus)?.focus();
    if (!kini.hasAttribute("data-berjalan")) {
      const unduh = document.getElementById("unduh");
      document.getElementById("kabar-kemajuan").textContent = kini.querySelector(".pesan")?.textContent ?? "";
      if (unduh) { unduh.focus(); location.assign(unduh.href); }
      return;
    }
  } catch {
    selang = SELANG_GAGAL; // the network is gone for a while; the work on the server goes on
  }
  setTimeout(perbarui, selang);
}

setTimeout(perbarui, SELANG);
