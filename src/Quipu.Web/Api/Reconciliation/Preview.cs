using System.Text;
using System.Text.Encodings.Web;
using Quipu.Web.Api.Yente;

namespace Quipu.Web.Api.Reconciliation;

/// <summary>A small page of one entity, for a client to show beside a candidate.</summary>
static class Preview
{
    internal static IResult Of(Desk desk)
    {
        var asked = new Parameters(desk.Http.Request.Query);
        var record = asked.Text("id") is { } id ? EntityAddresses.Records(desk, asked).Find(new(id)) : null;
        if (record is null) return Answers.Problem(StatusCodes.Status404NotFound, $"There is no entity '{asked.Text("id")}'.");
        var encoder = desk.Http.RequestServices.GetRequiredService<HtmlEncoder>();
        var entity = record.Entity;
        var page = new StringBuilder($"<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{encoder.Encode(entity.Caption)}</title></head><body><h1>{encoder.Encode(entity.Caption)}</h1>");
        page.Append("<p>").Append(encoder.Encode(entity.Schema.Label)).Append("</p><dl>");
        foreach (var name in entity.Schema.Featured.Where(p => entity[p].Count > 0 && !entity.Schema[p]!.Type.IsEntity))
        {
            var property = entity.Schema[name]!;
            page.Append("<dt>").Append(encoder.Encode(property.Label)).Append("</dt><dd>");
            page.Append(encoder.Encode(string.Join(" · ", entity[name].Take(5).Select(v => property.Type.Caption(v, property.Format))))).Append("</dd>");
        }

        page.Append("</dl><p>").Append(encoder.Encode(string.Join(", ", entity.Datasets))).Append("</p></body></html>");
        return Results.Content(page.ToString(), "text/html; charset=utf-8");
    }
}
