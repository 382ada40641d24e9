using System.Text;
using Quipu.Model;
using Quipu.Text;

namespace Quipu.Access.Masking;

/// <summary>
/// A text as words beside names are looked for in it: folded, with one blank between words, brackets and dashes as commas, no quotation marks, and each person's name as one sign.
/// </summary>
sealed class CueText
{
    /// <summary>Stands for a person's name.</summary>
    internal const char Name = '\uE000';

    const int Back = 180, Ahead = 220;

    readonly StringBuilder _text = new();
    readonly List<int> _origins = [];
    readonly SortedDictionary<int, Span> _names = [];
    readonly string _original;

    internal CueText(string text, IEnumerable<Span> names)
    {
        _original = text;
        var at = 0;
        foreach (var name in names.Where(n => n.Start >= 0 && n.End <= text.Length && n.End > n.Start).OrderBy(n => n.Start).ThenByDescending(n => n.End))
        {
            if (name.Start < at) continue;
            for (; at < name.Start; at++) Put(at);
            _names[_text.Length] = name;
            Append(Name, at);
            at = name.End;
        }

        for (; at < text.Length; at++) Put(at);
        Text = _text.ToString();
    }

    internal string Text { get; }

    /// <summary>Where names stand, with their spans in the text as it was.</summary>
    internal IReadOnlyDictionary<int, Span> Names => _names;

    /// <summary>What stands before a place, as far as its paragraph goes.</summary>
    internal string Before(int at)
    {
        var from = Math.Max(0, at - Back);
        var line = Text.LastIndexOf('\n', Math.Max(0, at - 1), at - from);
        return Text[(line < 0 ? from : line + 1)..at];
    }

    /// <summary>What stands after a place, as far as its paragraph goes.</summary>
    internal string After(int at)
    {
        var line = Text.IndexOf('\n', at);
        return Text[at..Math.Min(at + Ahead, line < 0 ? Text.Length : line)];
    }

    /// <summary>The place of something in the text as it was; null where it was left out.</summary>
    internal int? Place(int original)
    {
        var at = _origins.BinarySearch(original);
        return at < 0 ? null : at;
    }

    /// <summary>Whether a word begins with a capital though no sentence begins there, as in the name of an office: “Defensoría del Niño”.</summary>
    internal bool IsOfTitle(int at)
    {
        if (at >= _origins.Count || !char.IsUpper(_original[_origins[at]]) || (_origins[at] + 1 < _original.Length && char.IsUpper(_original[_origins[at] + 1]))) return false;
        var before = at - 1;
        while (before >= 0 && Text[before] == ' ') before--;
        return before >= 0 && Text[before] is not ('.' or '!' or '?' or ':' or '\n');
    }

    void Put(int at)
    {
        var c = _original[at];
        if (MaskForms.IsAccent(c) || c is '"' or '“' or '”' or '«' or '»' or '‘' or '¿' or '¡' or '\u00AD' or '\u200B') return;
        if (c is '\n' && IsBlankLine(at)) Append('\n', at);
        else if (char.IsWhiteSpace(c)) Blank(at);
        else if (c is '(' or ')' or '[' or ']' or '—' or '–' || (c == '-' && IsApart(at))) Comma(at);
        else if (c is ',') Comma(at);
        else Append(c is '\u2010' or '\u2011' ? '-' : c == '’' ? '\'' : Folding.Fold(c), at);
    }

    void Blank(int at)
    {
        if (_text.Length > 0 && _text[^1] is not (' ' or '\n')) Append(' ', at);
    }

    // One comma and a blank, whatever stood around it.
    void Comma(int at)
    {
        if (_text.Length > 0 && _text[^1] == ' ') Cut();
        if (_text.Length == 0 || _text[^1] is '\n') return;
        if (_text[^1] != ',') Append(',', at);
        Append(' ', at);
    }

    void Cut()
    {
        _text.Length--;
        _origins.RemoveAt(_origins.Count - 1);
    }

    void Append(char c, int at)
    {
        if (c is '.' or ';' or ':' or '!' or '?' && _text.Length > 1 && _text[^1] == ' ') Cut();
        _text.Append(c);
        _origins.Add(at);
    }

    bool IsBlankLine(int at)
    {
        for (var i = at + 1; i < _original.Length && char.IsWhiteSpace(_original[i]); i++)
            if (_original[i] == '\n') return true;
        return false;
    }

    bool IsApart(int at) => at > 0 && at + 1 < _original.Length && char.IsWhiteSpace(_original[at - 1]) && char.IsWhiteSpace(_original[at + 1]);
}
