using Quipu.Documents;
using Quipu.Model;
using Quipu.Text;

namespace Quipu.Reading.Analysis;

/// <summary>What of a document analysers read, and in which language.</summary>
static class Readable
{
    /// <summary>The document's own language where it is one that is read; else the one that its words suggest, else English.</summary>
    internal static Language LanguageOf(Document document)
    {
        if (document.Language.IsRead) return document.Language;
        return Languages.Detect(document.Text) is { IsRead: true } found ? found : Language.English;
    }

    /// <summary>All blocks but boilerplate; the whole text where blocks are unknown.</summary>
    internal static IEnumerable<Block> Blocks(Document document) =>
        document.Blocks.IsDefaultOrEmpty ? [new(new(0, document.Text.Length), BlockKind.Paragraph)] : document.Blocks.Where(b => !b.IsBoilerplate);
}
