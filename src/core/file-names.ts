/** Endings of texts. */
export const markdown = /(?:\.html)?\.(?:mdx?|markdown)(?:\.erb)?$/i;
export const yaml = /(?:\.ya?ml)+$/i;

/** Whether a file is read as text: a playbook or a page. */
export const isText = (path: string) => markdown.test(path) || yaml.test(path);
export const isMarkdown = (path: string) => markdown.test(path);

/** Path of a page's file without its ending; that of the folder, where it speaks for one. */
export const withoutEnding = (path: string): string =>
	path.replace(markdown, '').replace(/(?:^|\/)(?:_?index|readme)$/i, '');

/** Path of a page on the site without its slashes: lower case, hyphens for what addresses do not carry well. `README`, `index` and `_index` stand for their folder. */
export function slugOf(path: string): string {
	const names = path.replace(markdown, '').replace(yaml, '').split('/');
	if (speaksForFolder.test(names.at(-1)!)) names.pop();
	return names.map(slugName).join('/');
}

/** Whether a page named so is that of its folder. */
export const speaksForFolder = /^(?:_?index|readme)$/i;

/** One name of a path as it stands in addresses. Keeps letters of every script. */
export const slugName = (name: string): string =>
	name
		.normalize('NFC')
		.toLowerCase()
		.replace(/%20/g, ' ')
		.replace(/[^\p{Letter}\p{Mark}\p{Number}._-]+/gu, '-')
		.replace(/^[-.]+|-+$/g, '');

/** YAML files outside the kind folders, and every file that is neither text nor an asset, belong to no entry. */
export const isAsset = (path: string) =>
	/\.(?:png|jpe?g|gif|webp|avif|svg|ico|pdf|csv|tsv|xlsx?|docx?|pptx?|rtf|odt|ods|odp|odg|pages|numbers|epub|txt|zip|mp4|m4v|mov|webm|mp3|m4a|ogg|wav|ics|drawio|bpmn|vsdx?)$/i.test(
		path,
	);

/** Endings that other programs put behind that of a playbook. */
export const secondEndings = ['.txt', '.doc', '.docx', '.rtf', '.bak', '.htm', '.html', '.orig'];

/** The path of a playbook with such an ending, without it. */
export function withoutSecondEnding(path: string): string | undefined {
	const ending = secondEndings.find((one) => path.toLowerCase().endsWith(one));
	const bare = ending && path.slice(0, -ending.length);
	return bare && isText(bare) && (bare.includes('/') || yaml.test(bare)) ? bare : undefined;
}

/** Files and folders whose name starts with a dot belong to tools; they hold no pages, though pages may show their images. */
export const isHidden = (path: string) => /(?:^|\/)\./.test(path);
