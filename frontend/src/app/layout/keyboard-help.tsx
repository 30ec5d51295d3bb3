// Which keys are there?
import { Kbd, Modal } from "@mantine/core";
import { SHORTCUTS } from "../../lib/shortcuts";
import classes from "./keyboard-help.module.css";

export function KeyboardHelp({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal opened={opened} onClose={onClose} title="Keyboard shortcuts">
      {(["Claims", "Everywhere"] as const).map((where) => (
        <section key={where}>
          <h3 className={classes.where}>{where}</h3>
          <dl className={classes.list}>
            {SHORTCUTS.filter((shortcut) => shortcut.where === where).map((shortcut) => (
              <div key={shortcut.id} className={classes.row}>
                <dt>{shortcut.label}</dt>
                <dd>
                  {shortcut.keys.map((key) => (
                    <Kbd key={key}>{key}</Kbd>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <p className="muted">
        Keys do nothing while you type. Every one of them is also a button on the screen.
      </p>
    </Modal>
  );
}
