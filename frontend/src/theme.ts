// Colours, fonts and spacing.
import { Button, type CSSVariablesResolver, createTheme, type MantineColorsTuple } from "@mantine/core";
import { t } from "./texts";

const ink: MantineColorsTuple = [
  "#eaf1f9",
  "#d3e1f1",
  "#a9c5e5",
  "#7ca7d8",
  "#578dcb",
  "#3b74b4",
  "#2a62a2",
  "#1d4e89",
  "#173f70",
  "#102d52",
];
const stone: MantineColorsTuple = [
  "#faf8f5",
  "#f4f1eb",
  "#e9e4db",
  "#dcd5c9",
  "#c6bdaf",
  "#a39a8d",
  "#7b7268",
  "#5d564e",
  "#403b35",
  "#23201c",
];
const coal: MantineColorsTuple = [
  "#ece8e1",
  "#cfc9bf",
  "#b8b1a6",
  "#8f887e",
  "#5a554e",
  "#423e39",
  "#2c2a27",
  "#211f1d",
  "#191816",
  "#121110",
];

export const theme = createTheme({
  colors: { ink, gray: stone, dark: coal },
  primaryColor: "ink",
  primaryShade: { light: 7, dark: 6 },
  fontFamily: '"Inter Variable", system-ui, sans-serif',
  fontFamilyMonospace: "ui-monospace, 'SFMono-Regular', Menlo, monospace",
  headings: { fontFamily: '"Source Serif 4 Variable", Georgia, serif', fontWeight: "600" },
  fontSizes: { xs: "12px", sm: "13.5px", md: "15px", lg: "17px", xl: "20px" },
  radius: { xs: "3px", sm: "6px", md: "6px", lg: "6px", xl: "6px" },
  spacing: { xs: "8px", sm: "12px", md: "16px", lg: "24px", xl: "32px" },
  shadows: { xs: "none", sm: "none", md: "var(--shadow)", lg: "var(--shadow)", xl: "var(--shadow)" },
  defaultRadius: "sm",
  cursorType: "pointer",
  respectReducedMotion: true,
  components: {
    Button: Button.extend({
      defaultProps: { size: "sm" },
      // The smallest one is 22 pixels high otherwise, and a finger needs 24.
      vars: (_theme, { size }) => ({ root: size === "compact-xs" ? { "--button-height": "24px" } : {} }),
    }),
    // Fields take the direction of what is typed.
    TextInput: { defaultProps: { attributes: { input: { dir: "auto" } } } },
    Textarea: { defaultProps: { attributes: { input: { dir: "auto" } } } },
    Modal: {
      defaultProps: {
        centered: true,
        transitionProps: { duration: 120, transition: "fade" },
        closeButtonProps: { "aria-label": t.common.close },
        // The head of a dialog is not the head of the page.
        attributes: { header: { role: "presentation" } },
      },
    },
    Drawer: {
      defaultProps: {
        transitionProps: { duration: 150 },
        closeButtonProps: { "aria-label": t.common.close },
        attributes: { header: { role: "presentation" } },
      },
    },
    Menu: { defaultProps: { transitionProps: { duration: 100 }, shadow: "md" } },
    Tooltip: {
      defaultProps: {
        withArrow: true,
        openDelay: 250,
        transitionProps: { duration: 80 },
        multiline: true,
        maw: 320,
      },
    },
    Select: {
      defaultProps: {
        checkIconPosition: "right",
        comboboxProps: { shadow: "md", transitionProps: { duration: 80 } },
      },
    },
  },
});

const light = {
  "--paper": "#faf8f5",
  "--surface": "#fffefc",
  "--sunk": "#f2eee7",
  "--line": "#e4ded4",
  "--line-strong": "#cbc3b6",
  "--ink": "#23201c",
  "--ink-2": "#57514a",
  "--ink-3": "#6a635a",
  "--accent": "#1d4e89",
  "--accent-soft": "#e5edf6",
  "--good": "#23683a",
  "--warn": "#8a5200",
  "--bad": "#a32a20",
  "--bad-soft": "#fbeae7",
  "--warn-soft": "#fbf1dd",
  "--good-soft": "#e6f2e8",
  "--shadow": "0 6px 24px -8px rgb(50 40 25 / 22%), 0 1px 3px rgb(50 40 25 / 10%)",
  "--kind-casualties": "#97351f",
  "--kind-agreement": "#6a3d9f",
  "--kind-quantity": "#1c5c9f",
  "--kind-date": "#0b6868",
  "--kind-event": "#595650",
  "--kind-quote": "#7f5408",
  "--kind-causal": "#2b6630",
  "--kind-prediction": "#48586e",
  "--series-1": "#173f70",
  "--series-2": "#d0660a",
  "--series-3": "#4d8fd1",
  "--series-4": "#6b6259",
};

const dark: typeof light = {
  "--paper": "#191816",
  "--surface": "#211f1d",
  "--sunk": "#141312",
  "--line": "#35322e",
  "--line-strong": "#524d46",
  "--ink": "#ece8e1",
  "--ink-2": "#bdb6ab",
  "--ink-3": "#a49d92",
  "--accent": "#93bdec",
  "--accent-soft": "#22344a",
  "--good": "#8ecb97",
  "--warn": "#e5b65f",
  "--bad": "#f0988c",
  "--bad-soft": "#3d2420",
  "--warn-soft": "#3a2f1b",
  "--good-soft": "#21331f",
  "--shadow": "0 8px 28px -6px rgb(0 0 0 / 60%), 0 1px 3px rgb(0 0 0 / 40%)",
  "--kind-casualties": "#eb9d89",
  "--kind-agreement": "#c4a8ee",
  "--kind-quantity": "#8fbdf0",
  "--kind-date": "#6fcbc6",
  "--kind-event": "#bcb7af",
  "--kind-quote": "#e0b56c",
  "--kind-causal": "#92cd95",
  "--kind-prediction": "#a9b8ce",
  "--series-1": "#a9cdf5",
  "--series-2": "#d9822b",
  "--series-3": "#4c8ad6",
  "--series-4": "#f0e3b8",
};

const mantineFromOurs = {
  "--mantine-color-body": "var(--paper)",
  "--mantine-color-text": "var(--ink)",
  "--mantine-color-dimmed": "var(--ink-3)",
  "--mantine-color-anchor": "var(--accent)",
  "--mantine-color-default": "var(--surface)",
  "--mantine-color-default-border": "var(--line-strong)",
  "--mantine-color-default-hover": "var(--sunk)",
  "--mantine-color-placeholder": "var(--ink-3)",
  "--mantine-color-error": "var(--bad)",
  "--mantine-color-disabled": "var(--sunk)",
  "--mantine-color-disabled-color": "var(--ink-3)",
  "--mantine-color-disabled-border": "var(--line)",
};

export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: { ...light, ...mantineFromOurs },
  dark: { ...dark, ...mantineFromOurs },
});
