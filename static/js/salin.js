// Copy buttons beside fields. Without this script the buttons stay hidden, and the fields can be selected and copied.

const status = document.getElementById("status-salin");

async function salin(isian) {
  try {
    await navigator.clipboard.writeText(isian.value);
    return true;
  } catch {
    // No clipboard without a certificate or permission: select the field and let the browser copy what is selected.
    isian.focus();
    isian.select();
    return document.execCommand("copy");
  }
}

for (const tombol of document.querySelectorAll("button[data-salin]")) {
  const isian = document.getElementById(tombol.dataset.salin);
  tombol.hidden = false;
  tombol.addEventListener("click", async () => {
    const berhasil = await salin(isian);
    status.textContent = berhasil
      ? `${tombol.dataset.label} disalin.`
      : `${tombol.dataset.label} terpilih; tekan Ctrl+C untuk menyalin.`;
    if (!berhasil) return;
    for (const lain of document.querySelectorAll("button[data-salin].baru-disalin")) lain.classList.remove("baru-disalin");
    tombol.classList.add("baru-disalin", "pernah-disalin");
    tombol.focus();
  });
}

for (const isian of document.querySelectorAll("[data-pilih-semua]")) {
  isian.addEventListener("focus", () => isian.select());
}
