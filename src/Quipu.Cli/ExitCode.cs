namespace Quipu.Cli;

/// <summary>What a verb ends with; docs/decisions/0007.</summary>
enum ExitCode
{
    /// <summary>Everything asked for was done.</summary>
    Fine = 0,

    /// <summary>Done, but something was not read, not found or not sound; each is listed. Also: stopped early by Ctrl-C, to be resumed.</summary>
    Partly = 1,

    /// <summary>Not done: wrong usage, or the world broke (a full disk, a workspace of another process).</summary>
    Broken = 2,
}
