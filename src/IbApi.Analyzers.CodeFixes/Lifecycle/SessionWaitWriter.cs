using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using IbApi.Analyzers.Editing;
using IbApi.Analyzers.Model.Api;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace IbApi.Analyzers.Lifecycle;

/// <summary>
/// Writes a wait for <c>nextValidId</c> before a request: an event in the implementation of the callbacks, reset before the
/// connect call, set by <c>nextValidId</c>, and waited for, for a time, before the request or in place of a fixed delay.
/// </summary>
internal sealed class SessionWaitWriter
{
    private const string FieldName = "sessionReady";
    private const string PropertyName = "SessionReady";
    private const string EventType = "System.Threading.ManualResetEventSlim";

    private readonly ProjectSources _sources;
    private readonly WrapperEdit _edit;
    private readonly CallSite _request;
    private readonly CallSite _connect;

    private SessionWaitWriter(ProjectSources sources, WrapperEdit edit, CallSite request, CallSite connect)
    {
        _sources = sources;
        _edit = edit;
        _request = request;
        _connect = connect;
    }

    /// <summary>The solution with the wait; null where the program has a shape into which it does not fit.</summary>
    public static async Task<Solution?> FixedAsync(Project project, SessionWaitPlaces places, CancellationToken cancellationToken)
    {
        var sources = new ProjectSources(project, cancellationToken);
        return await WrapperEdit.AtAsync(sources, places.Wrapper.Document, places.Wrapper.Span).ConfigureAwait(false) is { Api: not null } edit
            && await CallSite.AtAsync(sources, places.Request).ConfigureAwait(false) is { } request
            && await CallSite.AtAsync(sources, places.ApiConnect).ConfigureAwait(false) is { } connect
            && !IsCallback(edit, request) && !IsCallback(edit, connect)
            && await new SessionWaitWriter(sources, edit, request, connect).WriteAsync(places.Connect.Span, places.Pause?.Span).ConfigureAwait(false)
                ? sources.Changed()
                : null;
    }

    private async Task<bool> WriteAsync(TextSpan connect, TextSpan? pause)
    {
        var isOutside = !_edit.IsInside(_request.File, _request.Call) || !_edit.IsInside(_connect.File, _connect.Call);
        var member = isOutside ? PropertyName : _edit.FieldPrefix() + FieldName;
        if (Access(_request, member) is not { } atRequest || Access(_connect, member) is not { } atConnect)
        {
            return false;
        }

        if (_edit.IsFree(member))
        {
            var type = _edit.File.NameOf(EventType, _edit.Declaration.OpenBraceToken.SpanStart);
            var holder = isOutside
                ? "internal " + type + " " + member + " { get; } = new " + type + "();"
                : "private readonly " + type + " " + member + " = new " + type + "();";
            if (!await _edit.WriteCallbackAsync(_edit.Member(LifecycleNames.NextValidId), WrapperEdit.OwnName(member) + ".Set();").ConfigureAwait(false)
                || !_edit.WriteMembers(holder))
            {
                return false;
            }
        }
        else if (!IsWrittenHere(member))
        {
            return false;
        }

        var reset = atConnect + ".Reset();";
        return (IsBefore(_connect.Whole, reset) || StatementInsertion.Before(_connect.File, _connect.Whole, reset))
            && WriteWait(atRequest, connect, pause);
    }

    /// <summary>Whether this fix, for another request, has written a member.</summary>
    private bool IsWrittenHere(string member)
        => _edit.Symbol.GetMembers(member).FirstOrDefault() is IFieldSymbol { Type.Name: "ManualResetEventSlim" } or IPropertySymbol { Type.Name: "ManualResetEventSlim" };

    /// <summary>How the event is reached; null where that would need a client which may be null.</summary>
    private string? Access(CallSite site, string member)
        => _edit.Access(site.File, site.Call, site.Client, member) is var access && site.IsConditional && access.Contains(ApiNames.Wrapper.Substring(1) + ")")
            ? null
            : access;

    private static bool IsBefore(ExpressionSyntax expression, string statement)
        => expression.Parent is ExpressionStatementSyntax { Parent: BlockSyntax block } own
            && block.Statements.IndexOf(own) is > 0 and var index
            && block.Statements[index - 1].ToString() == statement;

    private bool WriteWait(string access, TextSpan connect, TextSpan? pause)
    {
        var (file, place) = (_request.File, _request.Call.SpanStart);
        var wait = access + ".Wait(" + BoundedWait.Time(file, place) + ")";
        var condition = BoundedWait.IsAsync(_request.Call)
            ? "!await " + file.NameOf("System.Threading.Tasks.Task", place) + ".Run(() => " + wait + ")"
            : "!" + wait;
        var lines = BoundedWait.ThrowIf(file, place, condition);
        if (_request.Whole.FirstAncestorOrSelf<StatementSyntax>() is not { } statement)
        {
            return false;
        }

        // Once before a loop, not in each of its rounds.
        foreach (var outer in statement.Ancestors().OfType<StatementSyntax>().TakeWhile(outer => !outer.Span.Contains(connect)))
        {
            statement = outer is CommonForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax ? outer : statement;
        }

        var edit = new StatementEdit(file.Text, file.Shape);
        var change = pause is { } delay && DelayBeside(delay, statement) is { } delaying
            ? edit.InPlaceOf(delaying, lines)
            : statement.Parent is IfStatementSyntax ? edit.InBranch(statement, lines) : edit.Before(statement, lines);
        if (change is { } written)
        {
            file.Replace(written.Span, written.NewText ?? string.Empty);
            return true;
        }

        return false;
    }

    /// <summary>The statement that only lets time pass, where it stands before the request in the same block.</summary>
    private ExpressionStatementSyntax? DelayBeside(TextSpan delay, StatementSyntax statement)
        => _request.File.Root.FindNode(delay).FirstAncestorOrSelf<ExpressionStatementSyntax>() is { } delaying
            && delaying.Expression.Span == delay && delaying.Parent == statement.Parent && delaying.SpanStart < statement.SpanStart
            && IsDelay(delaying.Expression)
                ? delaying
                : null;

    /// <summary>A method of the project that delays may do more.</summary>
    private bool IsDelay(ExpressionSyntax expression)
        => expression.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>()
            .Any(call => RuntimeCalls.Pauses(_request.File.Model.GetSymbolInfo(call).Symbol));

    /// <summary>To wait on the thread of the message loop is to wait for oneself.</summary>
    private static bool IsCallback(WrapperEdit edit, CallSite site)
        => site.Call.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } declaration
            && site.File.Model.GetDeclaredSymbol(declaration) is { } method
            && edit.Api!.GetMembers(method.Name).OfType<IMethodSymbol>()
                .Any(callback => SymbolEqualityComparer.Default.Equals(WrapperCallbacks.In(edit.Symbol, callback), method));

    /// <summary>A call of the client.</summary>
    private sealed record CallSite(SourceFile File, InvocationExpressionSyntax Call, ExpressionSyntax Whole, string Client, bool IsConditional)
    {
        public static async Task<CallSite?> AtAsync(ProjectSources sources, (DocumentId Document, TextSpan Span) place)
        {
            if (await sources.FileAsync(place.Document).ConfigureAwait(false) is not { } file
                || !file.Root.FullSpan.Contains(place.Span)
                || file.Root.FindNode(place.Span, getInnermostNodeForTie: true).FirstAncestorOrSelf<InvocationExpressionSyntax>(node => node.Span == place.Span) is not { } call)
            {
                return null;
            }

            return call.Expression switch
            {
                IdentifierNameSyntax => new CallSite(file, call, call, "this", IsConditional: false),
                MemberAccessExpressionSyntax access => new CallSite(file, call, call, access.Expression.ToString(), IsConditional: false),
                MemberBindingExpressionSyntax when call.Parent is ConditionalAccessExpressionSyntax conditional && conditional.WhenNotNull == call
                    => new CallSite(file, call, conditional, conditional.Expression.ToString(), IsConditional: true),
                _ => null,
            };
        }
    }
}
