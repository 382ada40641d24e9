using System.Globalization;

namespace Quipu.Registers.Procurement;

/// <summary>Documents that a release points at.</summary>
static class Attachments
{
    /// <summary>Each as a document, tied to what it is about.</summary>
    internal static void Read(OcdsRow row, EntityDraft about, OcdsNode node, string member)
    {
        var place = 0;
        foreach (var item in node.Items(member))
        {
            var number = (place++).ToString(CultureInfo.InvariantCulture);
            var (url, column) = (item.Text("url"), item.Path.Text);
            var (id, title) = (item.Text("id"), item.Text("title"));
            var document = url.Length > 0 ? row.Entity("Document", "ocds-document", column, url)
                : row.Entity("Document", "ocds-document", column, about.Id.Value, column, id.Length + title.Length > 0 ? $"{id}/{title}" : $"#{number}");
            document.Copy("title", item, "title").Copy("fileName", item, "title").Copy("description", item, "description").CopyUrl(item, "url", "notes").Copy("keywords", item, "documentType")
                .CopyDate("publishedAt", item, "datePublished").CopyDate("modifiedAt", item, "dateModified").Copy("language", item, "language");
            foreach (var format in item.Texts("format")) document.Add(format.Contains('/', StringComparison.Ordinal) ? "mimeType" : "extension", format, item.Column("format"));
            // What a bid or a payment rests on is proof of that: an edge has no documents beside it.
            if (about.Schema["proof"] is { } proof && about.Schema.Edge is not null)
            {
                about.Add(proof.Name, document, column);
                continue;
            }

            row.Entity("Documentation", "ocds-about", column, document.Id.Value, about.Id.Value).Add("document", document, column).Add("entity", about, column).Copy("role", item, "documentType");
        }
    }
}
