/** The place of the app that a page belongs to. A page is its path inside the space: `/questions/…`. */
export function placeOf(page: string | undefined): 'home' | 'questions' | 'themes' | 'partners' | null {
  if (page === undefined || !/^(?:\/[\w~-]+){0,2}$/.test(page)) return null;
  switch (page.split('/')[1] ?? '') {
    case '':
      return 'home';
    case 'questions':
      return 'questions';
    case 'themes':
      return 'themes';
    case 'partenaires':
      return 'partners';
    default:
      return null;
  }
}
