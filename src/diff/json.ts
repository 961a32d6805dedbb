import { plain } from './found/sentence.ts';
import type { Report } from './report.ts';

/** Version of the format; it grows when a field changes its meaning. */
const diffVersion = 1;

/** A difference as JSON, after schemas/diff.schema.json. */
export function formatJson({ from, to, changes, playbooks, brought, fixed }: Report): string {
	const finding = (one: Report['brought'][number]) => ({
		id: one.id,
		rule: one.rule,
		severity: one.severity,
		path: one.source.path,
		message: one.message,
	});
	const data = {
		version: diffVersion,
		from,
		to,
		changes: changes.map((change) => ({
			playbook: change.playbook,
			...(change.place ? { place: change.place } : {}),
			topic: change.topic,
			type: change.type,
			level: change.level,
			sentence: plain(change.sentence),
			...(change.detail ? { detail: change.detail } : {}),
			also: change.also ?? [],
			reach: change.ids,
		})),
		playbooks,
		findings: { brought: brought.map(finding), fixed: fixed.map(finding) },
	};
	return `${JSON.stringify(data, null, 2)}\n`;
}
