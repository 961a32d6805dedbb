import { defineRule } from '../../core/rule.ts';
import { handbook } from '../../kinds/handbook.ts';

export const missingEdition = defineRule({
	id: 'missing-edition',
	severity: 'warning',
	profile: 'starter',
	weakens: 'page',
	*check({ of, isRevision }) {
		for (const settings of of(handbook)) {
			for (const [index, { name, tag }] of (settings.data.editions ?? []).entries()) {
				if (isRevision?.(tag) !== false) continue;
				yield {
					entry: settings,
					path: ['editions', index, 'tag'],
					// Another edition before it does not make it another finding.
					key: tag,
					message: `The repository has no tag or commit \`${tag}\`, so readers of a site that is built from it do not find the edition "${name}".`,
					help: 'Give the state of that day this tag and push it (`git tag`, `git push --tags`), fetch the tags if others have it (`git fetch --tags`), or correct `tag`.',
				};
			}
		}
	},
});
