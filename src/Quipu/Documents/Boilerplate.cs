using System.Text.RegularExpressions;

namespace Quipu.Documents;

/// <summary>Recognises what is on a page and not of the story.</summary>
static partial class Boilerplate
{
    /// <summary>True for a line that announces what follows it as no part of the story.</summary>
    internal static bool IsCue(string line) => false;

    /// <summary>Settles what every block is.</summary>
    internal static void Mark(string text, List<Draft> drafts)
    {
        foreach (var draft in drafts) draft.Kind ??= BlockKind.Paragraph;
    }

    [GeneratedRegex(@"^\W*(?:fotos?|fotograf[íi]as?|imagen|im[áa]genes|photos?|image|photograph|picture|video|infograf[íi]a|cr[ée]dito|credit|cortes[íi]a)\b[^.!?]{0,12}[:/|]|\b(?:foto|photo)\s+(?:ap|afp|efe|reuters|by|de|tomada)\b|cortes[íi]a\s+(?:de\s+)?\w+\.?$|\(\w{2,10} photo by ", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    internal static partial Regex Caption();
}
