using System.Text;
using Quipu.Model;
using Quipu.Web.Pages.Documents;
using Quipu.Web.Parts;

namespace Quipu.Web.Api;

/// <summary><c>/documents</c>: the list, a document with its claims, the original bytes.</summary>
static class DocumentsApi
{
    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/documents", (Desk desk, Asked asked) => Answers.Page<DocumentsPage>(desk, asked, DocumentsView.Load(desk, asked)));
        app.MapGet("/documents.json", (Desk desk, Asked asked) =>
        {
            var view = DocumentsView.Load(desk, asked);
            return Answers.Data(desk, asked, () => Shapes.List(view.Rows, Shapes.Of));
        });
        app.MapGet("/documents/{id}", (Desk desk, Asked asked, string id) => Answers.Found<DocumentPage>(desk, asked, DocumentView.Load(desk, new(id), asked)));
        app.MapGet("/documents/{id}.json", (Desk desk, Asked asked, string id, Offsets offsets) =>
        {
            var view = DocumentView.Load(desk, new(id), asked);
            return Answers.Data(desk, asked, () => view is null ? null : Shape(view, offsets));
        });
        app.MapGet("/documents/{id}/original", (Desk desk, string id) => Original(desk, new(id)));
    }

    static object Shape(DocumentView view, Offsets offsets)
    {
        var points = offsets.Of(view.Document.Id);
        return new
        {
            Document = DocumentShape.Of(view.Head),
            view.Document.Capture,
            Sealed = view.Document.Capture.IsSealed,
            view.Document.Part,
            view.Document.Authors,
            view.Document.Licence,
            view.Document.Format,
            view.Document.Doubts,
            view.Document.Text,
            Blocks = TextRuns.Blocks(view.Document).Select(b => new { Kind = b.Kind, Start = points.FromUtf16(b.At.Start), End = points.FromUtf16(b.At.End), b.IsBoilerplate }),
            Entities = view.Entities.Select(e => new
            {
                e.Local.Id,
                Canonical = e.Card.Id,
                e.Local.Type,
                e.Local.Name,
                e.Local.Named,
                e.Local.Aliases,
                Mentions = e.Local.Mentions.Select(m => new { Start = points.FromUtf16(m.At.Start), End = points.FromUtf16(m.At.End), m.Form, m.Kind }),
            }),
            Claims = view.Claims.Select(c => ClaimShape.Of(offsets, c.Shown)),
            view.Left,
            Reprints = view.Reprints.Select(DocumentShape.Of),
        };
    }

    /// <summary>The capture's bytes as plain text where they are UTF-8, else as a file to keep; never as something that a browser runs.</summary>
    static IResult Original(Desk desk, DocumentId id)
    {
        if (desk.Store.Document(desk.Viewer, id) is { Capture.IsSealed: true }) return desk.Fault(StatusCodes.Status403Forbidden, desk.Words["document.sealed.refused"]);
        if (desk.Store.IsBarred(desk.Viewer, id)) return desk.Fault(StatusCodes.Status403Forbidden, desk.Words["masks.original"]);
        if (desk.Store.Document(desk.Viewer, id) is not { } document || desk.Options.Captures?.Invoke(document.Capture) is not { } bytes)
            return desk.Fault(StatusCodes.Status404NotFound, desk.Words["fault.nothing"]);
        return IsText(bytes) ? Results.Bytes(bytes, "text/plain; charset=utf-8") : Results.Bytes(bytes, "application/octet-stream", document.Capture.Value + ".bin");
    }

    static bool IsText(byte[] bytes)
    {
        try
        {
            _ = new UTF8Encoding(false, throwOnInvalidBytes: true).GetCharCount(bytes);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
