using Quipu.Access;
using Quipu.Claims;
using Quipu.Documents;
using Quipu.Model;

namespace Quipu.Exports;

/// <summary>Documents as something that everybody may read tells of them: not where a file lay at home, and of material of a protected source not its title, which is the first words of the file.</summary>
sealed class PublishedHeads(IStore store, Viewer viewer)
{
    readonly HashSet<DocumentId> _sealed = [.. store.AllDocuments(viewer).Where(d => d.Capture.IsSealed).Select(d => d.Id)];

    internal ShownClaim Of(ShownClaim shown) => shown with
    {
        Document = Of(shown.Document),
        Standing = shown.Standing with { Proceedings = [.. shown.Standing.Proceedings.Select(p => p with { Document = Of(p.Document) })] },
        Answers = [.. shown.Answers.Select(a => a with { Document = Of(a.Document) })],
    };

    internal static Document Of(Document document) => document with { Title = document.Capture.IsSealed ? "" : document.Title, Location = "" };

    DocumentHead Of(DocumentHead head) => head with { Title = _sealed.Contains(head.Id) ? "" : head.Title, Location = "" };
}
