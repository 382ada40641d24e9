using System.Text;
using Quipu.Text;

namespace Quipu.Evaluation;

/// <summary>Ways in which a text comes damaged; each keeps the length, so that what stood somewhere still stands there.</summary>
static class Garbling
{
    /// <summary>What a scanner takes one letter for.</summary>
    const string Read = "oOlIecasnuhbrtmwB581fgqy", Mistaken = "0OIlceoaunbhnfwm8B3ltqgv";

    internal static readonly (string Name, Func<string, string> Garble)[] All =
    [
        ("as it is", text => text),
        ("lower case", text => Each(text, char.ToLowerInvariant)),
        ("all capitals", text => Each(text, char.ToUpperInvariant)),
        ("accents stripped", text => Each(text, c => char.IsUpper(c) ? char.ToUpperInvariant(Bare(c)) : Bare(c))),
        ("2 % of characters misread", text => Misread(text, 20)),
        ("5 % of characters misread", text => Misread(text, 50)),
        ("paragraphs run together", text => text.Replace('\n', ' ')),
    ];

    static char Bare(char c) => c is 'ñ' or 'Ñ' ? 'n' : Folding.Fold(c);

    static string Each(string text, Func<char, char> map) => string.Create(text.Length, (text, map), static (to, s) =>
    {
        for (var i = 0; i < to.Length; i++) to[i] = s.map(s.text[i]);
    });

    /// <summary>Misreads so many letters in a thousand, the same in every run.</summary>
    static string Misread(string text, int perThousand)
    {
        var (to, state) = (new StringBuilder(text), 12345u);
        for (var i = 0; i < text.Length; i++)
        {
            state = state * 1664525 + 1013904223;
            if (!char.IsLetterOrDigit(text[i]) || (state >> 8) % 1000 >= perThousand) continue;
            var at = Read.IndexOf(text[i], StringComparison.Ordinal);
            to[i] = at >= 0 ? Mistaken[at] : char.IsUpper(text[i]) ? 'I' : text[i] == 'x' ? 'z' : 'x';
        }

        return to.ToString();
    }
}
