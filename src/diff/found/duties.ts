import type { Entry } from '../../core/entry.ts';
import type { Ref } from '../../core/kind.ts';
import type { Path } from '../../core/path.ts';

/** Fields that name a role without giving it anything to do: who is told, who may come, who is spoken of. */
const aside = new Set(['informed', 'optional', 'respondents', 'with', 'ref', 'about', 'for', 'role']);

/** Where a playbook gives roles something to do: the references and their places. */
export function* dutiesIn({ kind, refs }: Entry): Generator<{ readonly path: Path; readonly ref: Ref }> {
	for (const one of refs) {
		if (!one.ref.targets.some((target) => target.kind === 'role')) continue;
		const field = one.path.findLast((step) => typeof step === 'string');
		// Who owns an action carries it out; who owns a page keeps it true.
		if (typeof field !== 'string' || (aside.has(field) && kind.name !== 'role')) continue;
		if (field === 'owner' && kind.name !== 'action') continue;
		yield one;
	}
}

/** Whether somebody has duties in a playbook; a role has them by being one. */
export const givesDuties = (entry: Entry): boolean => entry.kind.name === 'role' || !dutiesIn(entry).next().done;
