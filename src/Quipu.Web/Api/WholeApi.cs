using Quipu.Model;
using Quipu.Network;
using Quipu.Web.Pages.Whole;
using Quipu.Web.Parts;

namespace Quipu.Web.Api;

/// <summary><c>/network/whole</c>: the network as a whole. Its data lie in columns, so that a hundred thousand ties are a few megabytes and not thirty.</summary>
static class WholeApi
{
    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/network/whole", (Desk desk, Asked asked) => Answers.Page<WholePage>(desk, asked, WholeView.Load(desk, asked)));
        app.MapGet("/network/whole.json", (Desk desk, Asked asked) =>
        {
            var query = WholeView.Asking(asked);
            return Answers.Data(desk, asked, () => Shape(desk, query, desk.Network.Crowd.Sheet(desk.Viewer, query)));
        });
    }

    static object Shape(Desk desk, CrowdQuery query, CrowdSheet sheet)
    {
        var (crowd, words) = (sheet.Crowd, desk.Words);
        var who = desk.Network.Crowd.Shown(desk.Viewer, crowd.Parties.Select(p => p.Who));
        var around = desk.Network.Crowd.Shown(desk.Viewer, crowd.Groups.Select(g => g.Around));
        var kinds = who.Select(w => w.Kind).Distinct().Order(StringComparer.Ordinal).ToList();
        var years = crowd.Ties.SelectMany(t => new[] { t.First, t.Last }).OfType<int>().DefaultIfEmpty().ToList();
        return new
        {
            Parties = new
            {
                Id = who.Select(w => w.Id.Value),
                Name = who.Select(w => w.Name),
                Kind = who.Select(w => kinds.IndexOf(w.Kind)),
                Ties = crowd.Parties.Select(p => p.Ties),
                Group = crowd.Parties.Select(p => p.Group),
                sheet.X,
                sheet.Y,
            },
            Ties = Columns(crowd),
            Kinds = kinds.Select(k => new { Name = k, Label = WholeWords.Kind(words, k), Sign = WholeWords.Sign(k) }),
            Relations = crowd.Relations.Select(r => new { Name = r, Label = WholeWords.Relation(words, r), Page = WholeWords.HasPage(r) ? WholeWords.TypeOf(r) : null }),
            Groups = crowd.Groups.Select((g, i) => new { Label = WholeWords.Group(words, query.Grouping, around[i].Name), g.Members }),
            Modalities = Modalities.Select(m => m.Wire()),
            Tones = Tones.All,
            Years = new[] { years.Min(), years.Max() },
            Left = new { Parties = crowd.LeftParties, Ties = crowd.LeftTies },
        };
    }

    // Of each tie one number in each column. Marks: 1 directed, 2 answered, 4 accepted by a person, 8 from a register.
    static object Columns(Crowd crowd) => new
    {
        From = crowd.Ties.Select(t => t.From),
        To = crowd.Ties.Select(t => t.To),
        Relation = crowd.Ties.Select(t => t.Relation),
        Modality = crowd.Ties.Select(t => Array.IndexOf(Modalities, t.Modality)),
        Tone = crowd.Ties.Select(t => Array.IndexOf(Tones.All, Tones.Of(t.Stage))),
        Marks = crowd.Ties.Select(t => (t.Directed ? 1 : 0) + (t.Answered ? 2 : 0) + (t.Accepted ? 4 : 0) + (t.FromRegister ? 8 : 0)),
        First = crowd.Ties.Select(t => t.First ?? 0),
        Last = crowd.Ties.Select(t => t.Last ?? 0),
        Claims = crowd.Ties.Select(t => t.Claims),
    };

    static readonly Modality[] Modalities = Enum.GetValues<Modality>();
}
