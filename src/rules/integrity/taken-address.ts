import type { Entry } from '../../core/entry.ts';
import { folded, otherAddressesOf } from '../../core/other-addresses.ts';
import { defineRule } from '../../core/rule.ts';

export const takenAddress = defineRule({
	id: 'taken-address',
	severity: 'warning',
	profile: 'starter',
	weakens: 'page',
	*check({ entries, find }) {
		const first = new Map<string, Entry>();
		for (const entry of entries)
			for (const { address, path } of otherAddressesOf(entry)) {
				const key = folded(address);
				const holder = find(key);
				const rival = holder && !holder.kind.single ? holder : first.get(key);
				if (!rival) first.set(key, entry);
				if (!rival || rival === entry) continue;
				const file = rival.sources[0]!.path;
				yield {
					entry,
					path,
					message:
						rival === holder
							? `\`/${address}/\` is the address of \`${file}\`, so nobody who asks for it comes here.`
							: `\`${file}\` has claimed the address \`/${address}/\` as well, so nobody who asks for it comes here.`,
					help: 'Delete it here, or there.',
				};
			}
	},
});
