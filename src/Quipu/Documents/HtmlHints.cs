using System.Collections.Frozen;
using AngleSharp.Dom;
using Quipu.Text;

namespace Quipu.Documents;

/// <summary>What an element's tag, role, class and id say about what is in it.</summary>
static class HtmlHints
{
    static readonly FrozenSet<string> _block = Set(
        "address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul br");

    static readonly FrozenSet<string> _unseen = Set(
        "script style noscript template svg math iframe object embed applet canvas audio video source track map head title meta link base button input select option datalist textarea progress meter dialog");

    /// <summary>Words of classes and ids, each with what an element so named holds. Whole words only: "administration" is no "ad".</summary>
    static readonly FrozenDictionary<string, BlockKind> _words = new Dictionary<BlockKind, string>
    {
        [BlockKind.Menu] = "nav navbar navigation menu submenu breadcrumb breadcrumbs migas skip topbar toolbar pagination pager tags tag etiquetas topics keywords toc sitemap megamenu hamburger masthead ticker minuto",
        [BlockKind.ShareBar] = "share sharing sharebar social compartir redes addtoany sharedaddy addthis socials",
        [BlockKind.Teaser] = "related relacionada relacionadas relacionado relacionados recommended recommendations recomendado recomendados recomendadas leidas leido leidos vistas read-more teaser teasers trending popular mostread taboola outbrain promo promos recirculation seealso readmore morestories carousel sidebar lateral",
        [BlockKind.Donation] = "donate donation donations donacion donaciones dona apoyanos membership membresia membresias supportus",
        [BlockKind.Newsletter] = "newsletter newsletters boletin boletines subscribe subscription suscribete suscripcion signup mailchimp",
        [BlockKind.Comment] = "comment comments comentario comentarios disqus respond replies fb-comments",
        [BlockKind.Biography] = "bio biography biografia authorbox author-box author_box author-bio autor-bio about-author semblanza",
        [BlockKind.Notice] = "cookie cookies consent gdpr copyright legal disclaimer aviso ad ads advert advertisement publicidad banner sponsor sponsored paywall licence-box footer footnotes-site pie-pagina",
        [BlockKind.Caption] = "caption captions figcaption leyenda pie-foto epigrafe credit credits wp-caption-text image-caption photo-credit fotografo",
        [BlockKind.Byline] = "byline firma author autor autores authors dateline timestamp pubdate published-date entry-date post-date fecha byline-date article-meta entry-meta post-meta metadata",
        [BlockKind.Subtitle] = "bajada subtitle standfirst dek sumario copete subtitulo entradilla gorro deck excerpt-lead",
    }.SelectMany(row => row.Value.Split(' ').Select(word => (word, row.Key))).ToFrozenDictionary(w => w.word, w => w.Key, StringComparer.Ordinal);

    internal static bool IsBlock(IElement element) => _block.Contains(element.LocalName);

    /// <summary>True for what a reader of the page does not see as text.</summary>
    internal static bool IsUnseen(IElement element) => _unseen.Contains(element.LocalName) || element.HasAttribute("hidden") ||
        (element.GetAttribute("style") is { } style && Folding.Fold(style).Replace(" ", "", StringComparison.Ordinal) is var folded &&
         (folded.Contains("display:none", StringComparison.Ordinal) || folded.Contains("visibility:hidden", StringComparison.Ordinal)));

    /// <summary>The kind that an element gives to all that is in it; null where it says nothing.</summary>
    /// <param name="inStory">Within the article: a header there is the story's own.</param>
    internal static BlockKind? Area(IElement element, bool inStory) => element.LocalName switch
    {
        "nav" or "menu" => BlockKind.Menu,
        "footer" => BlockKind.Notice,
        "header" when !inStory => BlockKind.Menu,
        "aside" => Named(element) ?? BlockKind.Teaser,
        "form" => Named(element) ?? BlockKind.Comment,
        "figcaption" => BlockKind.Caption,
        "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "body" or "html" or "main" => null,
        _ when element.GetAttribute("role") is "navigation" or "search" or "banner" or "menubar" => BlockKind.Menu,
        _ when element.GetAttribute("role") is "contentinfo" => BlockKind.Notice,
        _ when element.GetAttribute("role") is "complementary" => BlockKind.Teaser,
        _ => Named(element),
    };

    /// <summary>The kind of a block by its own tag.</summary>
    internal static BlockKind? Tag(string name) => name switch
    {
        "h1" => BlockKind.Title,
        "h2" or "h3" or "h4" or "h5" or "h6" => BlockKind.Heading,
        "li" or "dd" or "dt" => BlockKind.ListItem,
        "blockquote" => BlockKind.Quotation,
        "td" or "th" or "tr" or "table" => BlockKind.Table,
        "pre" => BlockKind.Code,
        _ => null,
    };

    static BlockKind? Named(IElement element)
    {
        if (element.GetAttribute("itemprop") is "author" or "datePublished") return BlockKind.Byline;
        foreach (var name in new[] { element.GetAttribute("class"), element.Id })
        {
            if (string.IsNullOrEmpty(name) || name.Length > 400) continue;
            foreach (var entry in Folding.Fold(name).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (_words.TryGetValue(entry, out var whole)) return whole;
                foreach (var word in entry.Split('-', '_'))
                    if (_words.TryGetValue(word, out var kind)) return kind;
            }
        }

        return null;
    }

    static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
