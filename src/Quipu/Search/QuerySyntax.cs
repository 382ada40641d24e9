using System.Collections.Immutable;

namespace Quipu.Search;

/// <summary>
/// Reads the part of Lucene's query language that entities are searched with: words, "phrases", beginnings (<c>word*</c>), <c>field:value</c>, AND, OR, NOT, +, -, !, &amp;&amp;, ||
/// and parentheses. Words beside each other must all occur. What is left of the language (regular expressions, ranges, words within a distance) is refused with a sentence;
/// boosts are read and mean nothing.
/// </summary>
public sealed class QuerySyntax
{
    const int Deepest = 20;
    const int MostTerms = 60;
    const string Special = "+-!(){}[]^\"~*?:\\/&|<>=";

    readonly string _text;
    int _at, _terms, _depth;

    QuerySyntax(string text) => _text = text;

    /// <summary>The query; null and no fault where there is none.</summary>
    /// <param name="fault">What is wrong, in one sentence, or null.</param>
    public static QueryNode? Read(string? text, out string? fault)
    {
        fault = null;
        if (string.IsNullOrWhiteSpace(text)) return null;
        try
        {
            var syntax = new QuerySyntax(text);
            var node = syntax.Alternatives();
            syntax.SkipSpace();
            if (!syntax.IsAtEnd) throw syntax.Wrong($"'{syntax.Here}' has nothing to close");
            return node;
        }
        catch (FormatException wrong)
        {
            fault = wrong.Message;
            return null;
        }
    }

    /// <summary>Every word must occur; signs are no syntax. Never fails.</summary>
    public static QueryNode? Plain(string? text)
    {
        var terms = QueryWords.Parse(text).Terms;
        return terms.IsEmpty ? null : Joined([.. terms.Select(t => (QueryNode)new QueryNode.Words(t, terms.Length == 1 ? text!.Trim() : string.Join(' ', t.Words)))]);
    }

    /// <summary>A field that has a value, by any of the names that it goes by in a query.</summary>
    public static QueryNode? Field(string field, string value) => Term(field, value, false);

    bool IsAtEnd => _at >= _text.Length;

    char Here => _text[_at];

    QueryNode? Alternatives()
    {
        if (++_depth > Deepest) throw Wrong("parentheses are nested too deep");
        var any = ImmutableArray.CreateBuilder<QueryNode>();
        do
        {
            if (Conjunction() is { } node) any.Add(node);
            else if (any.Count > 0 || Peek("OR") || Peek("||")) throw Wrong("OR has nothing beside it");
        }
        while (Take("OR") || Take("||"));
        _depth--;
        return any.Count switch { 0 => null, 1 => any[0], _ => new QueryNode.Any(any.ToImmutable()) };
    }

    QueryNode? Conjunction()
    {
        var all = ImmutableArray.CreateBuilder<QueryNode>();
        var open = false;
        while (true)
        {
            SkipSpace();
            if (IsAtEnd || Here == ')' || Peek("OR") || Peek("||")) break;
            if (Take("AND") || Take("&&"))
            {
                if (all.Count == 0 || open) throw Wrong("AND has nothing before it");
                open = true;
                continue;
            }

            if (Clause() is { } node) all.Add(node);
            open = false;
        }

        if (open) throw Wrong("AND has nothing behind it");
        return all.Count == 0 ? null : Joined(all.ToImmutable());
    }

    static QueryNode Joined(ImmutableArray<QueryNode> nodes) => nodes is [var one] ? one : new QueryNode.All(nodes);

    QueryNode? Clause()
    {
        if (Take("NOT") || Take("!") || Take("-")) return Clause() is { } not ? new QueryNode.Not(not) : throw Wrong("NOT has nothing behind it");
        if (Take("+")) return Clause() ?? throw Wrong("+ has nothing behind it");
        SkipSpace();
        if (IsAtEnd) return null;
        if (Here == '(') return Group();
        if (++_terms > MostTerms) throw Wrong($"there are more than {MostTerms} words");
        if (Here == '"') return Ended(Phrase(null));
        var word = Word(out var isBeginning);
        if (!IsAtEnd && Here == ':' && !isBeginning) return Value(word);
        return Ended(Term(null, word, isBeginning));
    }

    QueryNode Group()
    {
        _at++;
        var node = Alternatives();
        SkipSpace();
        if (IsAtEnd || Here != ')') throw Wrong("a parenthesis is not closed");
        _at++;
        return Ended(node ?? throw Wrong("parentheses have nothing between them"))!;
    }

    QueryNode? Value(string name)
    {
        _at++;
        if (IsAtEnd) throw Wrong($"{name}: has no value");
        if (Here == '"') return Ended(Phrase(name));
        if (Here != '(') return Ended(Term(name, Word(out var isBeginning), isBeginning));
        _at++;
        var any = ImmutableArray.CreateBuilder<QueryNode>();
        for (SkipSpace(); !IsAtEnd && Here != ')'; SkipSpace())
        {
            if (Take("OR") || Take("||")) continue;
            if (Term(name, Here == '"' ? Quoted() : Word(out _), false) is { } term) any.Add(term);
        }

        if (IsAtEnd) throw Wrong("a parenthesis is not closed");
        _at++;
        return any.Count == 0 ? throw Wrong($"{name}: has no value") : new QueryNode.Any(any.ToImmutable());
    }

    QueryNode? Phrase(string? field) => Term(field, Quoted(), false);

    string Quoted()
    {
        var end = _text.IndexOf('"', ++_at);
        if (end < 0) throw Wrong("a quotation mark is not closed");
        var phrase = _text[_at..end];
        _at = end + 1;
        return phrase;
    }

    /// <summary>A word, with what is escaped in it; its star is taken.</summary>
    string Word(out bool isBeginning)
    {
        var word = new System.Text.StringBuilder();
        isBeginning = false;
        for (; !IsAtEnd && !char.IsWhiteSpace(Here); _at++)
        {
            if (Here == '\\' && _at + 1 < _text.Length) _at++;
            else if (Here == '-' && word.Length > 0) { }
            else if (Here == '*' && word.Length > 0 && (_at + 1 == _text.Length || char.IsWhiteSpace(_text[_at + 1]) || _text[_at + 1] == ')'))
            {
                isBeginning = true;
                _at++;
                break;
            }
            else if (Special.Contains(Here)) break;
            word.Append(Here);
        }

        if (word.Length > 0) return word.ToString();
        throw Wrong(IsAtEnd ? "a word is missing" : Here == '/' ? "'/' begins a regular expression, which is not understood; write \\/ for the sign" : $"'{Here}' stands where a word should be");
    }

    /// <summary>What may stand behind a term: a distance or a boost. Anything else that is no space was no syntax.</summary>
    QueryNode? Ended(QueryNode? node)
    {
        while (!IsAtEnd && Here is '~' or '^')
        {
            _at++;
            while (!IsAtEnd && (char.IsAsciiDigit(Here) || Here == '.')) _at++;
        }

        if (IsAtEnd || char.IsWhiteSpace(Here) || Here is ')' or '(' or '"') return node;
        throw Wrong(Here == '/' ? "'/' begins a regular expression, which is not understood; write \\/ for the sign" : $"'{Here}' is not understood here; write \\{Here} for the sign");
    }

    static QueryNode? Term(string? field, string text, bool isBeginning)
    {
        var known = field is null ? null : QueryFields.Of(field);
        if (known is not null && known != QueryFields.Names) return QueryFields.Value(known, text);
        var words = QueryWords.Parse(text).Terms.SelectMany(t => t.Words).ToImmutableArray();
        return words.IsEmpty ? null : new QueryNode.Words(new(words, isBeginning), text);
    }

    bool Peek(string sign)
    {
        SkipSpace();
        if (string.CompareOrdinal(_text, _at, sign, 0, sign.Length) != 0) return false;
        return !char.IsLetter(sign[0]) || _at + sign.Length == _text.Length || char.IsWhiteSpace(_text[_at + sign.Length]) || _text[_at + sign.Length] is '(' or '"';
    }

    bool Take(string sign)
    {
        if (!Peek(sign)) return false;
        _at += sign.Length;
        return true;
    }

    void SkipSpace()
    {
        while (!IsAtEnd && char.IsWhiteSpace(Here)) _at++;
    }

    FormatException Wrong(string what) => new($"The query cannot be read at character {_at + 1}: {what}.");
}
