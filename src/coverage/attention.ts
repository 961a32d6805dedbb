import type { Diagnostic } from '../core/diagnostic.ts';
import type { Entry } from '../core/entry.ts';
import type { Handbook } from '../core/handbook.ts';
import type { Link } from '../core/link.ts';

/** What one role or group can mend. */
export interface Task {
	/** Who keeps the playbooks true; absent where nobody is named. */
	readonly owner?: Link & { readonly to: Entry };
	/** The gravest first. */
	readonly findings: readonly Diagnostic[];
}

const weight = { error: 0, warning: 1, info: 2 } as const;

/** The findings by who can mend them: whoever has the most errors comes first, and what nobody owns last. */
export function tasksOf(book: Handbook): readonly Task[] {
	const settings = book.entries.find(({ kind }) => kind.single);
	const ownerOf = (entry: Entry | undefined) =>
		(entry && book.follow(entry, ['owner'])) ?? (settings && book.follow(settings, ['owner']));
	const byOwner = new Map<string, { owner: Link | undefined; findings: Diagnostic[] }>();
	for (const finding of book.diagnostics) {
		const owner = ownerOf(finding.entry);
		const key = owner?.to ? `${owner.to.id}#${owner.part ?? ''}` : '';
		const task = byOwner.get(key) ?? { owner, findings: [] };
		byOwner.set(key, task);
		task.findings.push(finding);
	}
	const grave = ({ findings }: { findings: readonly Diagnostic[] }, severity: Diagnostic['severity']) =>
		findings.filter((one) => one.severity === severity).length;
	return [...byOwner]
		.sort(
			([a, x], [b, y]) =>
				Number(a === '') - Number(b === '') ||
				grave(y, 'error') - grave(x, 'error') ||
				grave(y, 'warning') - grave(x, 'warning') ||
				(a < b ? -1 : 1),
		)
		.map(([, { owner, findings }]) => ({
			...(owner?.to ? { owner: owner as NonNullable<Task['owner']> } : {}),
			findings: findings.toSorted((a, b) => weight[a.severity] - weight[b.severity]),
		}));
}
