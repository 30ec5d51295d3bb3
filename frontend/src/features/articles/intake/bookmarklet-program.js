/* Runs on the page of another site: copies it without scripts and styles, and posts it into a new tab of the server. */
(() => {
  const page = document.cloneNode(true);
  const unseen = "script:not([type*=json]), style, svg, iframe, noscript, link[rel=stylesheet]";
  for (const element of page.querySelectorAll(unseen)) element.remove();
  const form = document.createElement("form");
  Object.assign(form, { method: "post", action: "SERVER/send", target: "_blank", acceptCharset: "utf-8" });
  const fields = { url: location.href, title: document.title, html: page.documentElement.outerHTML };
  for (const [name, value] of Object.entries(fields)) {
    form.append(Object.assign(document.createElement("textarea"), { name, value }));
  }
  document.body.append(form);
  form.submit();
  form.remove();
})();
