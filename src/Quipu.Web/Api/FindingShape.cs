using Quipu.Claims;
using Quipu.Model;
using Quipu.Patterns.Search;
using Quipu.Web.Pages.Findings;

namespace Quipu.Web.Api;

/// <summary>A finding as data: its weakest link never without how it is said, who says it and where it stands in law.</summary>
static class FindingShape
{
    internal static object Of(FindingRow row) => new
    {
        row.Finding.Id,
        row.Finding.Pattern,
        Kind = row.Finding.Lead is null ? "finding" : "lead",
        row.Finding.Lead,
        row.Finding.Missing,
        row.Finding.Where,
        Parties = row.Finding.Parties.Select(p => new { p.Part, p.Entity, p.Name }),
        Weakest = new
        {
            row.WeakestHop?.Tie,
            row.Finding.Weakest.Evidence,
            row.Finding.Weakest.Modality,
            Attribution = row.Weakest is { } shown ? new { OwnVoice = shown.Attribution.IsEmpty, Chain = shown.Attribution.Select(a => a.Name), Register = (string?)null }
                : new { OwnVoice = false, Chain = Enumerable.Empty<string>(), Register = (string?)row.Finding.Weakest.Dataset },
            Standing = new { Stage = row.Weakest?.Standing.Latest?.Stage ?? row.Finding.Weakest.Stage, row.Weakest?.Standing.Documents },
            Review = row.Finding.Weakest.FromRegister ? (ReviewState?)null : row.Finding.Weakest.Review,
        },
        Private = row.Finding.IsPrivate,
        row.Finding.Undated,
        row.Origins,
        row.Answered,
    };
}
