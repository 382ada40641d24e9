using Quipu.Access.Masking;
using Quipu.Exports;
using Quipu.Search;
using Quipu.Web.Pages.Masks;

namespace Quipu.Web.Api;

/// <summary><c>/masks</c>: who is masked as a minor or a victim, what people decide of it, and the right to see their names.</summary>
static class MasksApi
{
    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/masks", (Desk desk, Asked asked) => Answers.Page<MasksPage>(desk, asked, MasksView.Load(desk, asked)));
        app.MapGet("/masks.json", (Desk desk, Asked asked) =>
        {
            var view = MasksView.Load(desk, asked);
            return Answers.Data(desk, asked, () => Shapes.List(view.Rows, Shape));
        });
        app.MapGet("/masks.csv", (Desk desk, Asked asked) =>
        {
            return Departing.Table(desk, asked, Departing.Table(desk, "masks"), (csv, _) =>
            {
                csv.Row("number", "entity", "name", "ground", "state", "documents", "words", "decided_by", "decided_at", "reason");
                foreach (var mask in Paging.All(p => desk.Store.Masks(desk.Viewer, p)))
                {
                    var newest = mask.Decisions.FirstOrDefault();
                    csv.Row(
                        Text(mask.Number), Csv.Inert(mask.Entity.Value), Csv.Inert(mask.Name), MasksPage.Ground(mask.Ground), MasksPage.State(mask), Text(mask.Documents),
                        Csv.Inert(string.Join(" · ", mask.Cues.Select(c => c.Words))), Csv.Inert(newest?.By ?? ""), newest?.At.ToString("O") ?? "", Csv.Inert(newest?.Reason ?? ""));
                }
            });
        });
        Changes.Map(app, "/masks/decisions", Decide);
        Changes.Map(app, "/masks/uncover", Uncover);
        Changes.Map(app, "/masks/cover", (desk, _) =>
        {
            desk.Unmasking.TurnOff(desk.Http);
            return null;
        });
    }

    static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    static object Shape(MaskedParty mask) => new
    {
        mask.Number,
        mask.Entity,
        mask.Name,
        Ground = MasksPage.Ground(mask.Ground),
        State = MasksPage.State(mask),
        mask.Documents,
        Cues = mask.Cues.Select(c => new { Ground = MasksPage.Ground(c.Ground), Document = c.Document?.Id, c.Words }),
        Decisions = mask.Decisions.Select(d => new { Ground = MasksPage.Ground(d.Ground), d.Masked, d.By, d.At, d.Reason }),
    };

    static string? Decide(Desk desk, Sent sent)
    {
        if (sent["entity"] is not { } id || (desk.Store.Entity(desk.Viewer, Entity(id)) is null && desk.Store.Statements(desk.Viewer, Entity(id)).IsEmpty)) return desk.Words["sent.entity"];
        if (sent["decision"] is not ("mask" or "lift")) return desk.Words.Of("asked.word", sent["decision"] ?? "–", "decision", "mask, lift");
        if (sent["ground"] is { } said && said is not ("minor" or "victim")) return desk.Words.Of("asked.word", said, "ground", "minor, victim");
        var masked = sent["decision"] == "mask";
        if (!masked && sent["reason"] is null) return desk.Words["masks.lift.reason"];
        var known = Paging.All(p => desk.Store.Masks(desk.Viewer, p)).FirstOrDefault(m => m.Entity == Entity(id) || m.Entity == desk.Store.Entity(desk.Viewer, Entity(id))?.Id);
        if (!masked && known is null) return desk.Words["masks.unknown"];
        if (known is null && sent["ground"] is null) return desk.Words.Of("asked.word", "–", "ground", "minor, victim");
        if (known is null && sent["reason"] is null) return desk.Words["masks.mask.reason"];
        var ground = sent["ground"] switch { "minor" => MaskGround.Minor, "victim" => MaskGround.Victim, _ => known?.Ground ?? MaskGround.Minor };
        desk.Store.Write([new Change.MaskDecided(Entity(id), new(ground, masked, desk.Viewer.Name, desk.Options.Time.GetUtcNow(), sent["reason"]))]);
        return null;
    }

    static string? Uncover(Desk desk, Sent sent)
    {
        if (!desk.CanUnmask) return desk.Words["masks.right"];
        if (sent["reason"] is not { } reason) return desk.Words["masks.uncover.reason"];
        desk.Unmasking.TurnOn(desk.Http, reason);
        return null;
    }

    // An id, or the address of a dossier.
    static EntityId Entity(string text) => new(text.Split('?', '#')[0].TrimEnd('/').Split('/')[^1].Trim());
}
