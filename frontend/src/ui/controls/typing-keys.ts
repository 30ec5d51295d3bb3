// Keys while typing: Ctrl or ⌘ with Enter sends the form, Esc leaves the field.
import { useEffect } from "react";

/** Installed once, by the shell. */
export function useTypingKeys() {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const { target } = event;
      // A key that ends the composition of a word, or that a list of suggestions took, is no command.
      if (event.defaultPrevented || event.isComposing || !isField(target)) return;
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
        const submit = target.form?.querySelector<HTMLButtonElement>("button[type=submit]");
        if (!submit || submit.disabled || submit.dataset.loading) return;
        event.preventDefault();
        target.form?.requestSubmit(submit);
      }
      // In a dialog Esc closes the dialog, and what a field has opened closes first.
      if (event.key === "Escape" && !target.closest("[role=dialog]") && target.ariaExpanded !== "true") target.blur();
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
}

function isField(target: EventTarget | null): target is HTMLTextAreaElement | HTMLInputElement {
  if (target instanceof HTMLTextAreaElement) return true;
  return (
    target instanceof HTMLInputElement &&
    !["checkbox", "radio", "button", "submit", "reset", "file"].includes(target.type)
  );
}
