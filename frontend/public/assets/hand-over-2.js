// Keeps a page that was handed over in this tab, and leads to the form where a person confirms it.
(() => {
  const place = new URL("../articles/new", document.currentScript.src);
  const sent = document.getElementById("sent")?.textContent ?? "{}";
  try {
    sessionStorage.setItem("claimdesk.sent", sent);
  } catch {
    const state = document.getElementById("state");
    if (state)
      state.textContent = "This page is too large to hand over. Paste its link or its text into Claimdesk instead.";
    return;
  }
  location.replace(place);
})();
