/** What a text is as an id, which has neither blanks nor capitals nor letters that not every keyboard has; empty where nothing of it is left. */
export const plainId = (text: string): string =>
	text
		.replace(/^#/, '')
		.replace(/ä/gi, 'ae')
		.replace(/ö/gi, 'oe')
		.replace(/ü/gi, 'ue')
		.replace(/ß/g, 'ss')
		.replace(/ø/gi, 'o')
		.replace(/æ/gi, 'ae')
		.replace(/œ/gi, 'oe')
		.replace(/ł/gi, 'l')
		.replace(/[đð]/gi, 'd')
		.replace(/þ/gi, 'th')
		.replace(/ı/g, 'i')
		.replace(/&/g, ' and ')
		.normalize('NFD')
		.replace(/\p{Mark}/gu, '')
		.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, '-')
		.toLowerCase()
		.replace(/['’]/g, '')
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-+|-+$/g, '');
