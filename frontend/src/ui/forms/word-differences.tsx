// The words that differ between two texts.
import { compareWords } from "../../lib/text/differences";
import { t } from "../../texts";
import classes from "./conflict-dialog.module.css";

export function WordDifferences({ theirs, mine }: { theirs: string; mine: string }) {
  const words = compareWords(theirs, mine);
  if (!words) return null;
  return (
    <div>
      <p className={`${classes.alone} muted`}>{t.conflict.differences}</p>
      <p className={classes.differences}>
        {words.map(({ text, change }, index) => {
          // biome-ignore-start lint/suspicious/noArrayIndexKey: the words of two texts that do not change here
          if (change === "removed") return <del key={index}>{text}</del>;
          return change === "added" ? <ins key={index}>{text}</ins> : <span key={index}>{text}</span>;
          // biome-ignore-end lint/suspicious/noArrayIndexKey: see above
        })}
      </p>
    </div>
  );
}
