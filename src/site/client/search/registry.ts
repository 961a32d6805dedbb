/** Something the command box does besides leading to pages. */
export interface Command {
	readonly title: string;
	readonly icon: string;
	/** What readers call it in plain words. */
	readonly names?: readonly string[];
	/** Whether it makes sense on this page. */
	when?(): boolean;
	run(): void;
}

const commands: Command[] = [];

/** Adds commands to the box. Scripts of a page call it when they start; the box itself is loaded later. */
export const addCommands = (...added: readonly Command[]): void => void commands.push(...added);

/** The commands that make sense on this page. */
export const commandsHere = (): readonly Command[] => commands.filter(({ when }) => when?.() ?? true);
