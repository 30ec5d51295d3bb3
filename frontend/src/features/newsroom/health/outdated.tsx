// Articles that another version of the analyser read, and the offer to read them again.
import { locale, t } from "../../../texts";
import { SmallButton } from "../../../ui/controls/buttons";
import { sayDone, sayFailed } from "../../../ui/feedback/say";
import classes from "./figures.module.css";
import { useReadAgain } from "./queries";

export function Outdated({ amount }: { amount: number }) {
  const again = useReadAgain();
  const shown = amount.toLocaleString(locale);
  if (amount === 0) return shown;
  const start = () =>
    again.mutate(undefined, { onSuccess: ({ queued }) => sayDone(t.health.readingAgain(queued)), onError: sayFailed });
  return (
    <>
      {shown} <SmallButton onClick={start}>{t.health.readAgain}</SmallButton>
      <span className={classes.advice}>{t.health.outdated}</span>
    </>
  );
}
