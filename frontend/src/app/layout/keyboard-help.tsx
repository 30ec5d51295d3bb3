// The dialog that lists all keyboard shortcuts.
import { Kbd, Modal } from "@mantine/core";
import { COMMANDS, shownKey } from "../../lib/words/shortcuts";
import { t } from "../../texts";
import { HelpLinks } from "./help-links";
import classes from "./keyboard-help.module.css";

type Props = { opened: boolean; onClose: () => void; may: ReadonlySet<string> };

/** `may`: the places that this person can go to. */
export function KeyboardHelp({ opened, onClose, may }: Props) {
  const shown = COMMANDS.filter(
    (command) => command.keys.length > 0 && (command.where !== "places" || may.has(command.id)),
  );
  return (
    <Modal opened={opened} onClose={onClose} title={t.commands.help} size="xl">
      <div className={classes.groups}>
        {(["claim", "claims", "places", "desk"] as const).map((where) => (
          <section key={where} className={classes.group}>
            <h3 className={classes.where}>{t.commands.where[where]}</h3>
            <dl className={classes.list}>
              {shown
                .filter((command) => command.where === where)
                .map((command) => (
                  <div key={command.id} className={classes.row}>
                    <dt>{command.label}</dt>
                    <dd>
                      {command.keys.map((key) => (
                        <Kbd key={key}>{shownKey(key)}</Kbd>
                      ))}
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
      <p className="muted">{t.commands.silent}</p>
      <HelpLinks onClose={onClose} />
    </Modal>
  );
}
