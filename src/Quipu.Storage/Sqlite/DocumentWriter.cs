using System.Globalization;
using Quipu.Documents;
using Quipu.Model;
using Quipu.Text;

namespace Quipu.Storage.Sqlite;

/// <summary>Keeps documents with their text, once.</summary>
sealed class DocumentWriter(Writing writing)
{
    const int SummaryLength = 280;

    internal void Write(Change.DocumentMade made)
    {
        var document = made.Document;
        if (writing.IsForgotten(document.Id.Value) || writing.IsForgotten(document.Capture.Value)) return;
        var dataset = writing.Dataset(made.Dataset);
        if (writing.Db.Number("select key from document where id = ?1", document.Id.Value) is { } known)
        {
            Refresh(known, document, dataset);
            return;
        }

        Insert(document, dataset);
        var key = writing.Db.LastKey();
        writing.Db.Run("update document set origin = key where key = ?1", key);
        var title = Title(document);
        writing.Db.Run("insert into document_words (rowid, title, text) values (?1, ?2, ?3)", key, Folding.Fold(title), Folding.Fold(document.Text));
        new MaskWriter(writing).Look(key);
        foreach (var old in writing.Db.List(
            "select key from document where capture = ?1 and part = ?2 and key <> ?3", r => r.GetInt64(0), document.Capture.Value, document.Part, key))
            new Forgetting(writing).Supersede(old, document);
        writing.Note("document", document.Location, title, new(dataset, document.Id));
    }

    /// <summary>
    /// The text of a document never changes, what is known about it may: a sidecar came later, or a newer format found the author.
    /// What a sidecar said is not lost to the same bytes without one.
    /// </summary>
    void Refresh(long key, Document document, long dataset)
    {
        var (old, body) = (writing.Db.One("select body from document where key = ?1", r => r.GetString(0), key)!, RecordJson.Write(document));
        if (old == body || (document.Sidecar is null && RecordJson.HasSidecar(old))) return;
        writing.Db.Run(
            "update document set title = ?2, publisher = ?3, published = ?4, day = ?5, language = ?6, url = ?7, words = ?8, summary = ?9, body = ?10 where key = ?1",
            key, Title(document), document.Publisher, document.Published?.ToString(), document.Published is { } day ? DayNumber.Of(day.Earliest) : null, document.Language.Code, document.Url,
            Words(document), Summary(document), body);
        // Claims are found by the day of their document, and by their own where they have one.
        var first = document.Published is { } published ? DayNumber.Of(published.Earliest) : (int?)null;
        var last = document.Published is { } until ? DayNumber.Of(until.Latest) : (int?)null;
        writing.Db.Run(
            """
            update claim set low = case when low is published then ?2 else low end, high = case when low is published then ?3 else high end, published = ?2
            where document = ?1 and published is not ?2
            """,
            key, first, last);
        writing.Db.Run("update document_words set title = ?2 where rowid = ?1", key, Folding.Fold(Title(document)));
        new MaskWriter(writing).Look(key);
        writing.Note("document", document.Location, Title(document), new(dataset, document.Id));
    }

    void Insert(Document document, long dataset) => writing.Db.Run(
        """
        insert into document (id, capture, part, dataset, origin, title, publisher, published, day, language, url, location, words, summary, read, text_hash, body, content)
        values (?1, ?2, ?3, ?4, 0, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)
        """,
        document.Id.Value, document.Capture.Value, document.Part, dataset, Title(document), document.Publisher, document.Published?.ToString(),
        document.Published is { } day ? DayNumber.Of(day.Earliest) : null, document.Language.Code, document.Url, document.Location, Words(document), Summary(document), writing.Now,
        ContentHash.Of(document.Text), RecordJson.Write(document), RecordJson.Pack(document.Text));

    // A document without a title is called by the last part of its location.
    static string Title(Document document) => string.IsNullOrWhiteSpace(document.Title) ? document.Location.Split('/')[^1] : document.Title;

    static int Words(Document document)
    {
        var words = 0;
        foreach (var span in document.Blocks.IsDefaultOrEmpty ? [new Span(0, document.Text.Length)] : document.Blocks.Where(b => !b.IsBoilerplate).Select(b => b.At))
        {
            var inside = false;
            foreach (var c in document.Text.AsSpan(span.Start, span.Length))
            {
                var letter = char.IsLetterOrDigit(c);
                if (letter && !inside) words++;
                inside = letter;
            }
        }

        return words;
    }

    // The subtitle, or the first paragraph.
    static string? Summary(Document document)
    {
        if (document.Blocks.IsDefaultOrEmpty) return null;
        var block = document.Blocks.FirstOrDefault(b => b.Kind == BlockKind.Subtitle) ?? document.Blocks.FirstOrDefault(b => b.Kind == BlockKind.Paragraph);
        if (block is null) return null;
        var text = string.Join(' ', block.At.Of(document.Text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (text.Length <= SummaryLength) return text;
        var cut = text.LastIndexOf(' ', SummaryLength);
        return string.Create(CultureInfo.InvariantCulture, $"{text.AsSpan(0, cut > 0 ? cut : SummaryLength)} …");
    }
}
