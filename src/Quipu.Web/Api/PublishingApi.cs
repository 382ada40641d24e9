using Quipu.Web.Pages.Publish;

namespace Quipu.Web.Api;

/// <summary><c>/publishing</c>: the way from a source to what is published, step by step.</summary>
static class PublishingApi
{
    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/publishing", (Desk desk, Asked asked) => Answers.Page<PublishingPage>(desk, asked, PublishingView.Load(desk)));
        app.MapGet("/publishing.json", (Desk desk, Asked asked) => Answers.Facts(desk, asked, () => PublishingView.Load(desk)));
    }
}
