using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Quipu.Documents;

/// <summary>
/// The text of a page, one block a line, menus and all: what is not of the story is marked and not cut away. Scripts never run, nothing is fetched.
/// Pages are hostile: elements, depth and time are limited, and the walk does not recurse.
/// </summary>
sealed class HtmlText
{
    const int MostElements = 400_000;
    const int DeepestElement = 3_000;
    const int LongestParse = 20_000;

    readonly StringBuilder _text = new();
    readonly StringBuilder _line = new();
    readonly IElement? _story;
    static readonly string[] Containers = ["div", "section", "article", "span", "ul", "ol", "blockquote", "table", "main", "aside"];

    readonly Dictionary<IElement, int> _weights = [];
    int _linked;
    int _lineSource = -1;

    HtmlText(IDocument page)
    {
        Weigh(page);
        _story = Story(page);
        Metadata = HtmlMetadata.Of(page);
    }

    HtmlText(string fault) => (Fault, Metadata) = (fault, new());

    internal string Text => _text.ToString();

    internal List<Draft> Drafts { get; } = [];

    /// <summary>For each draft, the character of the source at which the element that it stands in begins; -1 where unknown.</summary>
    internal List<int> Sources { get; } = [];

    internal Metadata Metadata { get; }

    /// <summary>Why the page was given up; null where it was read.</summary>
    internal string? Fault { get; }

    /// <summary>True where a field of JSON holds markup and not plain text.</summary>
    internal static bool IsMarkup(string text) => text.Contains("</", StringComparison.Ordinal) || text.Contains("<br", StringComparison.OrdinalIgnoreCase) || text.Contains("<p>", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads a page, or a fragment of one.</summary>
    internal static HtmlText Of(string source, string? title = null)
    {
        try
        {
            var page = Parse(source);
            var text = new HtmlText(page);
            if (title is not null && page.QuerySelector("h1") is null) text.Add(title, BlockKind.Title);
            text.Walk(page.Body ?? page.DocumentElement);
            text.Settle();
            return text;
        }
        catch (TooMuchException e)
        {
            return new(e.Message);
        }
    }

    /// <summary>How deep containers nest at most, counted over the source: a tree that deep costs the parser quadratic time, so it is refused before parsing.</summary>
    static int Nesting(string source)
    {
        var (depth, deepest) = (0, 0);
        for (var at = source.IndexOf('<'); at >= 0 && at + 1 < source.Length; at = source.IndexOf('<', at + 1))
        {
            var closing = source[at + 1] == '/';
            var name = at + (closing ? 2 : 1);
            if (!Array.Exists(Containers, c => string.Compare(source, name, c, 0, c.Length, StringComparison.OrdinalIgnoreCase) == 0)) continue;
            depth = closing ? Math.Max(0, depth - 1) : depth + 1;
            deepest = Math.Max(deepest, depth);
        }

        return deepest;
    }

    static IDocument Parse(string source)
    {
        if (Nesting(source) > DeepestElement) throw new TooMuchException($"The page is nested more than {DeepestElement} deep; save the article alone and read that.");
        var (count, started) = (0, Environment.TickCount64);
        var options = new HtmlParserOptions
        {
            IsScripting = false,
            IsKeepingSourceReferences = true,
            OnCreated = (_, _) =>
            {
                if (++count > MostElements) throw new TooMuchException($"The page has more than {MostElements} elements; save the article alone and read that.");
                if ((count & 255) == 0 && Environment.TickCount64 - started > LongestParse) throw new TooMuchException($"The page took more than {LongestParse / 1000} seconds to parse; save the article alone and read that.");
            },
        };
        return new HtmlParser(options).ParseDocument(source);
    }

    /// <summary>How much paragraph text lies in each element: what tells the story's element from a card's.</summary>
    void Weigh(IDocument page)
    {
        foreach (var paragraph in page.QuerySelectorAll("p"))
        {
            var length = paragraph.TextContent.Length;
            var depth = 0;
            for (IElement? above = paragraph; above is not null; above = above.ParentElement)
            {
                _weights[above] = _weights.GetValueOrDefault(above) + length;
                if (++depth > DeepestElement) throw new TooMuchException($"The page is nested more than {DeepestElement} deep; save the article alone and read that.");
            }
        }
    }

    /// <summary>The element with the story: the heaviest of those that say so, where it holds most of the paragraphs; null for the whole page.</summary>
    IElement? Story(IDocument page)
    {
        var all = page.Body is { } body ? _weights.GetValueOrDefault(body) : 0;
        var named = page.QuerySelectorAll("article,main,[role=main],[itemprop=articleBody],[role=article]").OrderByDescending(e => _weights.GetValueOrDefault(e)).FirstOrDefault();
        if (named is null || _weights.GetValueOrDefault(named) * 10 < all * 5) return null;
        if (named.GetAttribute("itemprop") == "articleBody" && named.ParentElement is { LocalName: not "body" } around) return around;
        // A main element also holds what stands below the article: the article within is the story, where it has nearly as much.
        return named.QuerySelectorAll("article").FirstOrDefault(e => _weights.GetValueOrDefault(e) * 10 >= _weights.GetValueOrDefault(named) * 7) ?? named;
    }

    void Walk(IElement? root)
    {
        if (root is null) return;
        var open = new Stack<Place>();
        open.Push(Enter(root, new(null, null, 0, root == _story, null, -1, 0)));
        while (open.TryPop(out var place))
        {
            if (place.Next is not { } node)
            {
                if (place.IsBlock) Break(place);
                continue;
            }

            open.Push(place with { Next = node.NextSibling });
            if (node is IText text) Append(text.Data, place);
            else if (node is IElement element && !HtmlHints.IsUnseen(element))
            {
                var inner = Enter(element, place);
                if (inner.IsBlock) Break(place);
                if (inner.Depth > DeepestElement) throw new TooMuchException($"The page is nested more than {DeepestElement} deep; save the article alone and read that.");
                open.Push(inner);
            }
        }

        Break(new(null, null, 0, false, null, -1, 0));
    }

    /// <summary>Where the walk is: what is around, and the next node to take.</summary>
    /// <param name="Area">Kind given by an element around; it holds for all inside.</param>
    readonly record struct Place(INode? Next, BlockKind? Area, int Links, bool InStory, BlockKind? Tag, int Source, int Depth)
    {
        internal bool IsBlock { get; init; }
    }

    Place Enter(IElement element, Place around)
    {
        var inStory = around.InStory || element == _story;
        var area = around.Area;
        // Within a footer or a side column a box says more exactly what it is; within comments nothing does.
        if ((area is null or >= BlockKind.Menu and not BlockKind.Comment) && HtmlHints.Area(element, inStory) is { } kind && (area is null || kind >= BlockKind.Menu) && !IsHeavy(element, kind)) area = kind;
        return new(element.FirstChild, area, around.Links + (element.LocalName == "a" ? 1 : 0), inStory, HtmlHints.Tag(element.LocalName) ?? around.Tag,
            element.SourceReference?.Position.Index ?? around.Source, around.Depth + 1)
        { IsBlock = HtmlHints.IsBlock(element) };
    }

    /// <summary>Templates name whole pages "has-sidebar" or "comments-open": an element with half of the paragraphs is the story, whatever it is called.</summary>
    bool IsHeavy(IElement element, BlockKind kind)
    {
        var weight = _weights.GetValueOrDefault(element);
        if (kind is BlockKind.Caption or BlockKind.Byline or BlockKind.Subtitle && weight > 600) return true;
        var root = element.Owner?.Body is { } body ? _weights.GetValueOrDefault(body) : 0;
        return weight > 0 && weight * 2 >= root;
    }

    void Append(string text, Place place)
    {
        var before = _line.Length;
        foreach (var c in text)
        {
            if (c is ' ' or '\t' or '\n' or '\r' or '\f')
            {
                if (_line.Length > 0 && _line[^1] != ' ') _line.Append(' ');
            }
            else _line.Append(c);
        }

        if (_line.Length == before) return;
        if (_lineSource < 0) _lineSource = place.Source;
        if (place.Links > 0) _linked += _line.Length - before;
    }

    void Break(Place place)
    {
        var line = _line.ToString().Trim();
        var linked = _line.Length == 0 ? 0 : _linked * 100 / _line.Length;
        _line.Clear();
        _linked = 0;
        var source = _lineSource;
        _lineSource = -1;
        if (line.Length == 0) return;
        var kind = place.Area ?? place.Tag;
        if (kind is null or BlockKind.Heading or BlockKind.ListItem && place.Area is null && _story is not null && !place.InStory) kind = BlockKind.Menu;
        Add(line, kind, linked, source);
    }

    void Add(string line, BlockKind? kind, int linked = 0, int source = -1)
    {
        if (_text.Length > 0) _text.Append('\n');
        Drafts.Add(new(new(_text.Length, _text.Length + line.Length), kind) { Linked = linked });
        Sources.Add(source);
        _text.Append(line);
    }

    /// <summary>What the walk alone could not tell: lists of links, second titles, pull quotes that repeat the story.</summary>
    void Settle()
    {
        var text = Text;
        var hasTitle = false;
        foreach (var draft in Drafts)
        {
            if (draft.Kind == BlockKind.Title)
            {
                if (hasTitle) draft.Kind = BlockKind.Heading;
                hasTitle = true;
            }
            else if (draft.Kind is null or BlockKind.ListItem or BlockKind.Heading && draft.Linked >= 80 && ReadText.Words(draft.Of(text)) is > 0 and <= 25 && draft.Of(text)[^1] is not ('.' or '”' or '»'))
                draft.Kind = ReadText.Words(draft.Of(text)) > 4 ? BlockKind.Teaser : BlockKind.Menu;
            else if (draft.Kind == BlockKind.Quotation && draft.At.Length < 400 && Repeats(text, draft)) draft.Kind = BlockKind.Teaser;
        }
    }

    bool Repeats(string text, Draft quote)
    {
        var words = text.AsSpan(quote.At.Start, quote.At.Length).Trim("\"“”«»‘’ ").ToString();
        return words.Length > 20 && Drafts.Any(d => d != quote && d.At.Length > words.Length && d.Kind is null or BlockKind.Paragraph && d.Of(text).Contains(words, StringComparison.OrdinalIgnoreCase));
    }

    sealed class TooMuchException(string sentence) : Exception(sentence);
}
